import type { z } from '@hono/zod-openapi'
import { loadCalendar } from '../../db/calendar.ts'
import type { Database } from '../../db/client.ts'
import { type PauseRow, readPauses } from '../../db/duty-pauses.ts'
import { daysRun, lastRuns, type RunRow } from '../../db/duty-runs.ts'
import { firstDay } from '../../db/ledger.ts'
import type { Viewer } from '../../db/viewer.ts'
import { type Duty, duties } from '../../workflows/duties.ts'
import type { DutyItem, DutyPause, DutyRun } from '../schemas/duty.ts'
import { calendarWords } from './calendar-words.ts'
import { missedDays, nextDay, reachBack } from './duty-days.ts'

/** Every duty: what it does, when it was done last, when it is next. */
export async function dutyItems(
  db: Database,
  { viewer, at }: { readonly viewer: Viewer; readonly at: string },
): Promise<z.infer<typeof DutyItem>[]> {
  const [calendar, last, done, pauses, since] = await Promise.all([
    loadCalendar(db),
    lastRuns(db, viewer),
    daysRun(db, reachBack(at)),
    readPauses(db, { past: false }),
    firstDay(db),
  ])
  return duties.map((duty) => {
    const { id, title, does, source } = duty
    const run = last.find((one) => one.duty === id)
    const paused = pauses.find((one) => one.duty === id)
    const reading = { calendar, at, isDone: (nominal: string) => done.has(`${id} ${nominal}`) }
    return {
      id,
      title,
      does,
      source,
      when: calendarWords(duty),
      next: nextDay(duty, reading) ?? null,
      last: run ? dutyRun(duty, run) : null,
      paused: paused ? dutyPause(paused) : null,
      missed: since === null ? [] : missedDays(duty, since, reading),
    }
  })
}

/** A run, with its figures by name. */
export function dutyRun(duty: Duty, run: RunRow): z.infer<typeof DutyRun> {
  return {
    day: run.nominal,
    dueOn: run.dueOn,
    ranAt: run.ranAt,
    late: run.late,
    by: run.by === 'system' ? { zh: '系统', en: 'System' } : { zh: run.by, en: run.by },
    skipped: run.skipped,
    figures: figuresOf(duty, run.result),
    cases: [...run.cases],
  }
}

/** In the order the duty names them; one it does not name comes last, as it is called. */
function figuresOf({ figures = {} }: Duty, result: RunRow['result']) {
  const named = Object.keys(figures)
  const place = (name: string) => (named.includes(name) ? named.indexOf(name) : named.length)
  return Object.entries(result)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => ({ label: figures[name] ?? { zh: name, en: name }, value }))
}

/** A pause, by whom and why, and how it ended. */
export function dutyPause({ duty: _, ...pause }: PauseRow): z.infer<typeof DutyPause> {
  return pause
}
