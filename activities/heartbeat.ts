import { randomUUID } from 'node:crypto'
import os from 'node:os'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../db/client.ts'
import { beat, endBeat } from '../db/worker-heartbeat.ts'

const everyMs = 5_000

/**
 * Tells Postgres every five seconds that this worker lives, which is what `/healthz` shows. Resolves
 * after the first time; `stop` takes the worker off the list at once.
 */
export async function startHeartbeat({
  db,
  version,
  log,
}: {
  readonly db: Database
  readonly version: string
  readonly log: Logger
}): Promise<{ readonly stop: () => Promise<void> }> {
  const worker = { id: randomUUID(), host: os.hostname(), processId: process.pid, version }
  const stopping = new AbortController()
  const tell = () =>
    beat(db, worker).catch((error: unknown) => log.warn({ err: error }, 'no heartbeat'))
  await tell()
  const beating = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (!stopping.signal.aborted) await tell()
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await beating
      await endBeat(db, worker.id).catch(() => undefined)
    },
  }
}
