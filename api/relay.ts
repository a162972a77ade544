import type { Logger } from 'pino'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../db/client.ts'
import { markDone, markFailed, type OutboxRow, openOutbox } from '../db/outbox.ts'
import { type Submission, unconfirmed } from '../db/submission.ts'
import { tell } from '../db/tell.ts'
import type { Word } from '../workflows/kit/messages.ts'
import { sendAct } from './acts/send-act.ts'
import type { Clock } from './clock.ts'
import type { CaseStart, Engine } from './engine.ts'

type RelayDeps = {
  readonly db: Database
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Logger
}

const BATCH = 200
const AT_ONCE = 16
const PAUSE_MS = 500
/** An act this old was cut off on its way to the engine. */
const CUT_OFF_SECONDS = 20

/**
 * Carries out what was stored but not yet done: cases to start, acts cut off on their way, deadlines
 * to count again. Safe to run twice: every effect has a deterministic id.
 */
export function startRelay(deps: RelayDeps): { readonly stop: () => Promise<void> } {
  let running = true
  let wake = () => {}
  const loop = (async () => {
    while (running) {
      const done = await relayOnce(deps).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'relay could not work')
        return 0
      })
      if (done === BATCH || !running) continue
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, PAUSE_MS)
      })
    }
  })()
  return {
    stop: async () => {
      running = false
      wake()
      await loop
    },
  }
}

/** One round; returns how many outbox rows were taken up. */
export async function relayOnce(deps: RelayDeps): Promise<number> {
  const now = deps.clock.now()
  const rows = await openOutbox(deps.db, now, BATCH)
  await inTurns(rows, (row) => carryOut(deps, row))
  const before = Temporal.Instant.from(now).subtract({ seconds: CUT_OFF_SECONDS }).toString()
  await inTurns(await unconfirmed(deps.db, before, BATCH), (act) => sendAgain(deps, act))
  return rows.length
}

/** A few at once; one that cannot be done never keeps the others waiting. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += AT_ONCE) {
    await Promise.all(all.slice(i, i + AT_ONCE).map(work))
  }
}

async function sendAgain(deps: RelayDeps, act: Submission): Promise<void> {
  try {
    const reply = await sendAct(deps, act)
    if (!reply.done) await tellRefused(deps, act)
  } catch (error) {
    deps.log.warn({ taskId: act.taskId, err: error }, 'an act will be sent again')
  }
}

/** Whoever was told that their act is kept for later hears that it could not be done after all. */
async function tellRefused({ db, clock }: RelayDeps, act: Submission): Promise<void> {
  const kind = 'task.act-refused'
  const key = `${kind}:${act.taskId}:${act.at}`
  const notice = { key, personId: act.by, kind, caseId: act.caseId, taskId: act.taskId }
  await db.transaction((tx) => tell(tx, [notice], clock.now()))
}

async function deliver(engine: Engine, { kind, caseId, key, payload }: OutboxRow): Promise<void> {
  switch (kind) {
    case 'recompute-case':
      return await engine.recompute(caseId)
    case 'tell-case':
      return await engine.tell(caseId, payload as Word, key)
    case 'start-case':
      return await engine.start({ caseId, ...(payload as Omit<CaseStart, 'caseId'>) })
  }
}

async function carryOut({ db, engine, clock, log }: RelayDeps, row: OutboxRow): Promise<void> {
  try {
    await deliver(engine, row)
    await markDone(db, row.key, clock.now())
  } catch (error) {
    log.warn({ kind: row.kind, caseId: row.caseId, err: error }, 'relay will try again')
    await markFailed(db, row.key, error instanceof Error ? error.name : 'unknown')
  }
}
