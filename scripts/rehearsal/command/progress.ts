import { shanghaiIso } from '../scenario/moment.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Between two lines where they can not overwrite each other. */
const EVERY_MS = 5_000
const EVERY_MS_ON_TERMINAL = 200

/** Says on stderr how far a rehearsal has come. */
export function createProgress(scenario: Scenario) {
  const isTerminal = process.stderr.isTTY
  let saidAt = performance.now()
  const clear = () => {
    if (isTerminal) process.stderr.write('\r\u001b[K')
  }
  return {
    say(line: string): void {
      clear()
      process.stderr.write(`${line}\n`)
    },
    at(ms: number): void {
      if (performance.now() - saidAt < (isTerminal ? EVERY_MS_ON_TERMINAL : EVERY_MS)) return
      saidAt = performance.now()
      clear()
      const line = `${scenario.name}: ${shanghaiIso(ms).slice(0, 16).replace('T', ' ')}`
      process.stderr.write(isTerminal ? line : `${line}\n`)
    },
    end: clear,
  }
}
