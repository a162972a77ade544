import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../db/client.ts'
import { forgetDoneWork, forgetRequests } from '../db/housekeeping.ts'
import { forgetSpent } from '../db/spent-once.ts'
import { type Clock, wallClock } from './clock.ts'

type HousekeepingDeps = { readonly db: Database; readonly clock: Clock; readonly log: Logger }

const everyMs = 3_600_000
/** Few enough that nobody waits for a lock. */
const batch = 500

/**
 * Forgets every hour what is of no use any more: answers to writes after 7 days, the relay's work 30 days
 * after it was done, and proofs and signatures used up once they have expired. Several processes may do so at once.
 */
export function startHousekeeping(deps: HousekeepingDeps): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = (async () => {
    while (!signal.aborted) {
      await tidy(deps, signal).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'housekeeping could not work'),
      )
      await sleep(everyMs, undefined, { signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

/** One round, in small batches, until nothing is left or it is to stop. */
export async function tidy(
  { db, clock, log }: HousekeepingDeps,
  signal?: AbortSignal,
): Promise<{ readonly requests: number; readonly work: number }> {
  const now = Temporal.Instant.from(clock.now())
  const daysAgo = (days: number) => now.subtract({ hours: days * 24 }).toString()
  const untilEmpty = async (forget: (limit: number) => Promise<number>) => {
    let total = 0
    for (let gone = batch; gone === batch && !signal?.aborted; total += gone) {
      gone = await forget(batch)
    }
    return total
  }
  const requests = await untilEmpty((limit) => forgetRequests(db, daysAgo(7), limit))
  const work = await untilEmpty((limit) => forgetDoneWork(db, daysAgo(30), limit))
  await untilEmpty((limit) => forgetSpent(db, wallClock.now(), limit))
  if (requests + work > 0) log.info({ requests, work }, 'old requests and done work forgotten')
  return { requests, work }
}
