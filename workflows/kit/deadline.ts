import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from './calendar.ts'
import {
  addWorkingDays,
  eachDate,
  shanghaiInstant,
  workdayFrom,
  workingDaysBetween,
} from './calendar.ts'

/** A row of `rules` that sets a deadline, with the value the case started with. `rule` is like 'issue.rectify.days'. */
export type DeadlineRule = {
  rule: string
  version: number
  amount: number
  unit: 'workdays' | 'days' | 'months'
  article?: string
}

/**
 * What a deadline was computed from; computing it again under another calendar is `computeDeadline(cal, spec)`.
 * `from` is the start date, which is not counted. `resumed` is what `resumeDeadline` leaves behind.
 */
export type DeadlineSpec =
  | ({ kind: 'rule'; from: string } & DeadlineRule)
  | { kind: 'fixed'; date: string; from: string; rule?: string }
  | {
      kind: 'resumed'
      amount: number
      unit: 'workdays'
      from: string
      previousDue: string
      rule?: string
      version?: number
      article?: string
    }

/** A deadline with its reasons. `dueAt` is the start of the day after `dueDate`: from that instant it is overdue. */
export type Deadline = {
  dueDate: string
  dueAt: string
  explanation: {
    spec: DeadlineSpec
    /** where counting ended, before moving to a working day */
    nominal: string
    /** non-working days between `nominal` and `dueDate` */
    movedOver: string[]
    /** public holidays passed over while counting working days */
    skipped: string[]
    calendarVersion: number
    /** it reaches into a year whose calendar is not published (暂按周末推算) */
    provisional: boolean
  }
}

/**
 * The due date of a spec. Calendar months are clamped to the month's last day; a due date on a non-working day moves to
 * the next working day, a fixed one included.
 * @throws RangeError for dates that do not exist and amounts that are negative or not whole.
 */
export function computeDeadline(cal: WorkCalendar, spec: DeadlineSpec): Deadline {
  const nominal = nominalDate(cal, spec)
  const dueDate = workdayFrom(cal, nominal)
  const countsWorkdays = spec.kind !== 'fixed' && spec.unit === 'workdays'
  const reach = eachDate(countsWorkdays ? spec.from : nominal, dueDate)
  const next = Temporal.PlainDate.from(dueDate).add({ days: 1 }).toString()
  return {
    dueDate,
    dueAt: shanghaiInstant(next, '00:00'),
    explanation: {
      spec,
      nominal,
      movedOver: eachDate(nominal, dueDate).slice(0, -1),
      skipped: countsWorkdays
        ? reach.filter((date) => date > spec.from && date < nominal && cal.days[date] === 'holiday')
        : [],
      calendarVersion: cal.version,
      provisional: reach.some((date) => !cal.publishedYears.includes(Number(date.slice(0, 4)))),
    },
  }
}

/** Working days still left on `today` when a task is suspended; 0 once it is due or overdue. */
export function remainder(cal: WorkCalendar, dueDate: string, today: string): number {
  return Math.max(0, workingDaysBetween(cal, today, dueDate))
}

/**
 * The deadline after a suspension: `remainingDays` working days from `today`, the day it is resumed. Nothing left means
 * due today, or on the next working day. Whether something already overdue may be suspended is the caller's decision.
 */
export function resumeDeadline(
  cal: WorkCalendar,
  remainingDays: number,
  today: string,
  previous: Deadline,
): Deadline {
  const before = previous.explanation.spec
  return computeDeadline(cal, {
    kind: 'resumed',
    amount: remainingDays,
    unit: 'workdays',
    from: today,
    previousDue: previous.dueDate,
    ...(before.rule !== undefined && { rule: before.rule }),
    ...(before.kind !== 'fixed' && before.version !== undefined && { version: before.version }),
    ...(before.kind !== 'fixed' && before.article !== undefined && { article: before.article }),
  })
}

/** What is kept of a case's deadline while it is paused: the working days left, or the day missed before the pause. */
export type KeptDue = { readonly left: number } | { readonly missed: string }

/** What a pause that begins `today` keeps of a case's deadline: nothing is due meanwhile, and a miss is not undone. */
export function keepDue(cal: WorkCalendar, dueDate: string, today: string): KeptDue {
  return dueDate < today ? { missed: dueDate } : { left: remainder(cal, dueDate, today) }
}

/** The date a case answers for again once it is resumed `today`. */
export function resumedDue(cal: WorkCalendar, kept: KeptDue, today: string): string {
  if ('missed' in kept) return kept.missed
  return workdayFrom(cal, addWorkingDays(cal, today, kept.left))
}

/** In days, 27 years: beyond it a rule was mistyped. */
const MAX_AMOUNT = 10_000

function nominalDate(cal: WorkCalendar, spec: DeadlineSpec): string {
  if (spec.kind === 'fixed') return spec.date
  if (!Number.isInteger(spec.amount) || spec.amount < 0 || spec.amount > MAX_AMOUNT) {
    throw new RangeError(`not an amount of time: ${spec.amount}`)
  }
  if (spec.unit === 'workdays') return addWorkingDays(cal, spec.from, spec.amount)
  return Temporal.PlainDate.from(spec.from)
    .add(spec.unit === 'days' ? { days: spec.amount } : { months: spec.amount })
    .toString()
}
