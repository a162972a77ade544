import { readArguments } from './rehearsal/command/read-arguments.ts'
import { runCommand } from './rehearsal/command/run-command.ts'
import { exitWith } from './stack/plain-error.ts'

/**
 * Plays a scenario on the whole product with a clock that skips, and prints what it led to as JSON:
 *   npm run -s rehearse -- FILE.yaml [--out result.json] [--rules rules.yaml] [--compare rules2.yaml]
 */
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice, it goes at once; what it leaves is cleared away by the next one.
    if (stopping.signal.aborted) process.exit(130)
    stopping.abort()
  })
}
await runCommand(readArguments(process.argv.slice(2)), stopping.signal).catch(exitWith)
