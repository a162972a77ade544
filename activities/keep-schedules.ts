import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Logger } from 'pino'
import type { Duty } from '../workflows/duties.ts'
import { reconcileSchedules } from './schedules.ts'

/** Looked at again: the engine's store may have been replaced, or a schedule deleted by hand. */
const everyMs = 60 * 60_000
const shortestPauseMs = 1_000
const longestPauseMs = 60_000

/** Keeps the Schedules what the duties say, in the background; tries again for as long as the engine is away. */
export function keepSchedules(args: {
  readonly client: Client
  readonly duties: readonly Duty[]
  readonly log: Logger
}): { readonly stop: () => Promise<void> } {
  const { client, duties, log } = args
  const stopping = new AbortController()
  const pause = (ms: number) =>
    sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  const keeping = (async () => {
    let pauseMs = shortestPauseMs
    while (!stopping.signal.aborted) {
      try {
        const done = await reconcileSchedules(client, duties)
        if (Object.values(done).some((ids) => ids.length > 0)) log.info(done, 'schedules are set')
        pauseMs = shortestPauseMs
        await pause(everyMs)
      } catch (error) {
        log.warn({ err: error }, 'schedules could not be set; trying again')
        await pause(pauseMs)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await keeping
    },
  }
}
