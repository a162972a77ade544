import path from 'node:path'
import { notesOf } from './left-behind.ts'
import { dataFolder } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { clearCrash } from './postgres-cluster.ts'

export const postgresFolder = path.join(dataFolder, 'postgres')
export const notes = notesOf(path.join(dataFolder, 'run'))

const stopGraceMs = 10_000

/** @throws PlainError when a start script is running on this data folder */
export function refuseWhileRunning(): void {
  const running = notes.read('start')
  if (!running || running.pid === process.pid) return
  throw new PlainError(
    `Qingfeng is already running (process ${running.pid}): open its page, or stop it with Ctrl-C there.`,
  )
}

/** Stops whatever outlived a start script that was killed, writers before what they write to. */
export async function stopLeftBehind(): Promise<void> {
  for (const name of ['api', 'worker', 'temporal']) await notes.stopLeftBehind(name, stopGraceMs)
  await clearCrash(postgresFolder)
}
