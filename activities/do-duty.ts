import { loadCalendar } from '../db/calendar.ts'
import type { Database } from '../db/client.ts'
import { pauseOf } from '../db/duty-pauses.ts'
import { finishRun, takeRun } from '../db/duty-runs.ts'
import { appendEntries, type NewEntry } from '../db/ledger.ts'
import { type Duty, findDuty } from '../workflows/duties.ts'
import type { DutyActivities } from '../workflows/duty/duty-input.ts'
import { dueDay, dueInstant } from '../workflows/duty/rules.ts'
import { today } from '../workflows/kit/calendar.ts'
import { doers } from './duties.ts'

/** When a duty named for a day is to be done. */
export async function dutyTime(
  db: Database,
  args: { readonly duty: string; readonly nominal: string },
): Promise<{ readonly ms: number }> {
  const due = dueInstant(dutyOf(args.duty), await loadCalendar(db), args.nominal)
  return { ms: Date.parse(due) }
}

/**
 * Does a duty once for its day, however often it is started: what it writes, its run and its ledger
 * entry in one transaction. A paused duty is passed over, on the record, and may be done by hand later;
 * one done on a later day is late.
 */
export async function doDuty(
  db: Database,
  args: Parameters<DutyActivities['doDuty']>[0],
): Promise<void> {
  const { duty, nominal, at, by, seed } = args
  const doer = doers[duty]
  if (!doer) throw new Error(`nobody does the duty ${duty}`)
  await db.transaction(async (tx) => {
    const calendar = await loadCalendar(tx)
    const dueOn = dueDay(dutyOf(duty), calendar, nominal)
    const day = today(at)
    const late = day > dueOn
    if (!(await takeRun(tx, { duty, nominal, dueOn, at, late, by }))) return
    const paused = by === 'system' ? await pauseOf(tx, duty) : undefined
    const entries: NewEntry[] = []
    const cases: string[] = []
    const work = { tx, calendar, at, day, nominal, dueOn, entries, cases, seed }
    const result = paused ? {} : await doer(work)
    await finishRun(tx, { duty, nominal, result, cases, skipped: paused?.reason ?? null })
    const kind = paused ? 'duty.skipped' : 'duty.done'
    const data = { duty, nominal, dueOn, late, ...result }
    await appendEntries(tx, [
      ...entries,
      { at, kind, actor: by, data, key: `${kind}:${duty}:${nominal}` },
    ])
  })
}

function dutyOf(id: string): Duty {
  const duty = findDuty(id)
  if (!duty) throw new Error(`there is no duty ${id}`)
  return duty
}
