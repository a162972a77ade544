import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { dataFolder, repositoryRoot } from './paths.ts'
import { notes } from './run-folder.ts'
import type { Hooks, Service } from './service.ts'
import { startService } from './service.ts'

/** One of the product's own processes: an entry file that logs JSON lines and stops on SIGTERM. */
export function startAppProcess({
  name,
  title,
  entry,
  env,
  isReady,
  hooks,
}: {
  readonly name: 'worker' | 'api'
  readonly title: string
  readonly entry: string
  readonly env: Readonly<Record<string, string>>
  /** Asked with what the process has logged since it started. */
  readonly isReady: (logged: string) => Promise<boolean>
  readonly hooks: Hooks
}): Promise<Service> {
  const logFile = path.join(dataFolder, 'logs', `${name}.log`)
  const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  const logged = () => readFileSync(logFile).subarray(before).toString()
  return startService(
    {
      title,
      command: process.execPath,
      args: [path.join(repositoryRoot, entry)],
      env,
      logFile,
      stopSignal: 'SIGTERM',
      stopGraceMs: 10_000,
      readyWithinMs: 90_000,
      isReady: () => isReady(logged()),
      afterStart: (pid) => notes.write(name, pid),
    },
    hooks,
  )
}
