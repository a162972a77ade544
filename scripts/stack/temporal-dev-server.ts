import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { notesOf } from './left-behind.ts'
import { runCommand } from './run-command.ts'
import type { Hooks } from './service.ts'
import { startService } from './service.ts'

export type TemporalDevServer = { readonly address: string; readonly stop: () => Promise<void> }

const stopGraceMs = 10_000

/**
 * Starts Temporal on a SQLite file, with the pragmas that make it both safe against power loss and
 * fast, and waits until its namespace answers. It is restarted when it dies.
 */
export async function startTemporalDevServer({
  program,
  databaseFile,
  port,
  uiPort,
  codecEndpoint,
  logFile,
  notes,
  hooks,
}: {
  readonly program: string
  readonly databaseFile: string
  readonly port: number
  readonly uiPort: number
  /** Where Temporal's pages ask to have what they show decrypted. */
  readonly codecEndpoint: string
  readonly logFile: string
  readonly notes: ReturnType<typeof notesOf>
  readonly hooks?: Hooks
}): Promise<TemporalDevServer> {
  mkdirSync(path.dirname(databaseFile), { recursive: true })
  const address = `127.0.0.1:${port}`
  const options = {
    '--db-filename': databaseFile,
    '--ip': '127.0.0.1',
    '--ui-ip': '127.0.0.1',
    '--port': String(port),
    '--ui-port': String(uiPort),
    '--ui-codec-endpoint': codecEndpoint,
    '--log-level': 'warn',
    '--namespace': 'default',
  }
  const pragmas = ['journal_mode=WAL', 'synchronous=FULL']
  const service = await startService(
    {
      title: 'Temporal',
      command: program,
      args: [
        'server',
        'start-dev',
        ...Object.entries(options).flat(),
        ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
      ],
      env: { TEMPORAL_CLI_DISABLE_UPDATE_CHECK: '1' },
      logFile,
      stopSignal: 'SIGTERM',
      stopGraceMs,
      readyWithinMs: 60_000,
      isReady: () => answers(program, address),
      beforeStart: () => notes.stopLeftBehind('temporal', stopGraceMs),
      afterStart: (pid) => notes.write('temporal', pid),
    },
    hooks,
  )
  return {
    address,
    async stop() {
      await service.stop()
      notes.remove('temporal')
    },
  }
}

/** Asks with the same program: a client library would stay in the memory of the start script. */
async function answers(program: string, address: string): Promise<boolean> {
  const question = ['operator', 'namespace', 'describe', '--namespace', 'default']
  const { ok } = await runCommand(program, [...question, '--address', address], {
    shouldStop: (elapsedMs) => elapsedMs > 5_000,
  })
  return ok
}
