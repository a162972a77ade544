import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../../db/client.ts'
import { claimDeliveries, markDropped, markNotSent, markSent } from '../../db/deliveries.ts'
import { type Parcel, readParcels } from '../../db/parcel.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { Clock } from '../clock.ts'
import { nextAttempt } from './backoff.ts'
import { writeDigest } from './digest.ts'
import type { Outside } from './outside.ts'
import { sendParcel } from './send-parcel.ts'

export type DeliverDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly outside: Outside
}

const channels = ['mail', 'robot'] as const
type Channel = (typeof channels)[number]

const batch = 20
const atOnce = 5
const pauseMs = 2_000

/**
 * Carries out of the house what is waiting, and writes the morning's digest when its time has come. A loop
 * for each channel, so that a slow one keeps no other waiting. Several processes may run it at once.
 */
export function startDelivering(deps: DeliverDeps): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const keepDoing = async (work: () => Promise<number>) => {
    while (!signal.aborted) {
      const done = await work().catch((error: unknown) => {
        deps.log.warn({ err: error }, 'deliveries could not be worked on')
        return 0
      })
      if (done < batch) await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }
  const loops = [
    keepDoing(() => writeDigest(deps)),
    ...channels.map((channel) => keepDoing(() => deliverOnce(deps, channel))),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

/** One round on a channel; returns how many messages were taken up. */
export async function deliverOnce(deps: DeliverDeps, channel: Channel): Promise<number> {
  const now = deps.clock.now()
  const ids = await claimDeliveries(deps.db, { channel, now, limit: batch })
  if (ids.length === 0) return 0
  const parcels = [...(await readParcels(deps.db, ids, today(now)))]
  const carry = async () => {
    for (let next = parcels.shift(); next; next = parcels.shift()) await carryOut(deps, next)
  }
  await Promise.all(Array.from({ length: atOnce }, carry))
  return ids.length
}

async function carryOut(deps: DeliverDeps, parcel: Parcel): Promise<void> {
  const { db, clock, log, outside } = deps
  const { id, channel } = parcel
  const at = clock.now()
  try {
    const { outcome, unwanted } = await sendParcel(outside, parcel, { at, today: today(at) })
    // While anything is left to send, what leads the message stays with it.
    const gone = unwanted.filter((item) => outcome === null || item.id !== id)
    for (const item of gone) await markDropped(db, { ...item, at })
    if (outcome === null) return
    if (outcome.sent) return await markSent(db, id, clock.now())
    const { reason, said, final } = outcome
    if (reason === 'mail.off') return await markDropped(db, { id, why: reason, at })
    const nextAt = final ? null : nextAttempt(parcel, clock.now())
    await markNotSent(db, { id, at: clock.now(), nextAt, reason, said })
    log.warn({ delivery: id, channel, reason, said, attempts: parcel.attempts }, 'not delivered')
  } catch (error) {
    // The lease ends by itself, and then it is tried again.
    log.warn({ delivery: id, channel, err: error }, 'a delivery could not be worked on')
  }
}

/** What the loops do, once: for tests and rehearsals that bring their own clock. */
export async function deliverAll(deps: DeliverDeps): Promise<void> {
  await writeDigest(deps)
  for (const channel of channels) while ((await deliverOnce(deps, channel)) > 0);
}
