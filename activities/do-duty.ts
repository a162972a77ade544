import { loadCalendar } from '../db/calendar.ts'
import type { Database } from '../db/client.ts'
import { finishRun, pauseOf, takeRun } from '../db/duty-runs.ts'
import { appendEntries } from '../db/ledger.ts'
import { findDuty } from '../workflows/duties.ts'
import type { DutyActivities } from '../workflows/duty/duty-input.ts'
import {
  shanghaiInstant,
  today,
  type WorkCalendar,
  workdayFrom,
} from '../workflows/kit/calendar.ts'
import { doers } from './duties.ts'

/** When a duty named for a day is to be done. */
export async function dutyTime(
  db: Database,
  args: { readonly duty: string; readonly nominal: string },
): Promise<{ readonly ms: number }> {
  const { time } = dutyOf(args.duty).calendar
  const dueOn = dueDay(await loadCalendar(db), args)
  return { ms: Date.parse(shanghaiInstant(dueOn, time)) }
}

/**
 * Does a duty once for its day, however often it is started: what it writes, its run and its ledger
 * entry in one transaction. A paused duty is passed over, on the record; one done on a later day is late.
 */
export async function doDuty(
  db: Database,
  args: Parameters<DutyActivities['doDuty']>[0],
): Promise<void> {
  const { duty, nominal, at, by } = args
  const doer = doers[duty]
  if (!doer) throw new Error(`nobody does the duty ${duty}`)
  await db.transaction(async (tx) => {
    const calendar = await loadCalendar(tx)
    const dueOn = dueDay(calendar, args)
    const day = today(at)
    const late = day > dueOn
    if (!(await takeRun(tx, { duty, nominal, dueOn, at, late, by }))) return
    const paused = by === 'system' ? await pauseOf(tx, duty) : undefined
    const entries: Parameters<typeof appendEntries>[1][number][] = []
    const result = paused ? {} : await doer({ tx, calendar, at, day, nominal, dueOn, entries })
    await finishRun(tx, { duty, nominal, result, skipped: paused?.reason ?? null })
    const key = `duty:${duty}:${nominal}`
    const data = { nominal, dueOn, late, ...result }
    const kind = paused ? 'duty.skipped' : 'duty.done'
    await appendEntries(tx, [...entries, { at, kind, actor: by, data: { duty, ...data }, key }])
  })
}

function dueDay(
  calendar: WorkCalendar,
  { duty, nominal }: { readonly duty: string; readonly nominal: string },
): string {
  return dutyOf(duty).movesToWorkday ? workdayFrom(calendar, nominal) : nominal
}

function dutyOf(id: string) {
  const duty = findDuty(id)
  if (!duty) throw new Error(`there is no duty ${id}`)
  return duty
}
