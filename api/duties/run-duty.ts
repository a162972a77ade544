import { loadCalendar } from '../../db/calendar.ts'
import { type RunRow, runOf } from '../../db/duty-runs.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Duty } from '../../workflows/duties.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { wasDue } from './duty-days.ts'

/**
 * Does a duty for a day on which it was due, once.
 * @throws Refusal 422 for a day on which it was not due, 409 when it was done
 */
export async function runDuty(
  { db, clock, engine }: Deps,
  args: { readonly duty: Duty; readonly nominal: string; readonly viewer: Viewer },
): Promise<RunRow> {
  const { duty, nominal, viewer } = args
  const which = { duty: duty.id, nominal, viewer }
  if (!wasDue(duty, nominal, { calendar: await loadCalendar(db), at: clock.now() })) throw notDue()
  const before = await runOf(db, which)
  if (before && before.skipped === null) throw isDone()
  await engine.runDuty({ duty: duty.id, nominal, by: viewer.personId })
  const done = await runOf(db, which)
  if (!done) throw new Error(`the duty ${duty.id} was not done for ${nominal}`)
  return done
}

const notDue = () =>
  invalid('day', 'duty.not-due', {
    zh: '这一天没有应办的职责:只能补办最近一年内已经到期的日子',
    en: 'It was not due for that day: only days of the last year that are past can be made up for',
  })

const isDone = () =>
  conflict('duty.done', {
    zh: '这一天的已经办过,每一日只办一次',
    en: 'It was done for that day already; it is done once for each',
  })
