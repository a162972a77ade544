import { Temporal } from 'temporal-polyfill'
import type { Duty } from '../../workflows/duties.ts'
import { dueDay, dueInstant, nominalDays } from '../../workflows/duty/rules.ts'
import { today, type WorkCalendar } from '../../workflows/kit/calendar.ts'

/** How far back a duty may be made up for by hand, in days. */
const REACH_BACK = 366
/** A day's duty may wait for its working day over the longest holidays. */
const LONGEST_WAIT = 20
/** Long enough to meet a yearly duty once. */
const LOOK_AHEAD = 400

type Reading = {
  readonly calendar: WorkCalendar
  /** The instant it is read at. */
  readonly at: string
  /** Whether it was done for a day. */
  readonly isDone: (nominal: string) => boolean
}

/** When a duty is done next by itself, or undefined when its calendar names no day any more. */
export function nextDay(duty: Duty, { calendar, at, isDone }: Reading) {
  const day = today(at)
  const range = { from: plus(day, -LONGEST_WAIT), to: plus(day, LOOK_AHEAD) }
  const nominal = nominalDays(duty.calendar, range).find(
    (date) => !isDone(date) && Date.parse(dueInstant(duty, calendar, date)) > Date.parse(at),
  )
  if (nominal === undefined) return undefined
  const dueOn = dueDay(duty, calendar, nominal)
  return {
    day: nominal,
    dueOn,
    at: dueInstant(duty, calendar, nominal),
    provisional: !calendar.publishedYears.includes(Number(dueOn.slice(0, 4))),
  }
}

/**
 * Days since one on which a duty was due and not done, the latest first; days before it are nobody's
 * fault. What was due today may still be on its way.
 */
export function missedDays(duty: Duty, since: string, { calendar, at, isDone }: Reading) {
  const day = today(at)
  const from = [since, plus(day, -REACH_BACK)].sort().at(-1) ?? since
  return nominalDays(duty.calendar, { from, to: day })
    .map((nominal) => ({ day: nominal, dueOn: dueDay(duty, calendar, nominal) }))
    .filter((one) => one.dueOn < day && !isDone(one.day))
    .reverse()
}

/** Whether a duty was due for a day of the last year, so that somebody may do it by hand. */
export function wasDue(duty: Duty, nominal: string, { calendar, at }: Omit<Reading, 'isDone'>) {
  const day = today(at)
  return (
    nominal >= plus(day, -REACH_BACK) &&
    nominalDays(duty.calendar, { from: nominal, to: nominal }).length === 1 &&
    Date.parse(dueInstant(duty, calendar, nominal)) <= Date.parse(at)
  )
}

/** The first day of the year that runs are looked for in. */
export const reachBack = (at: string): string => plus(today(at), -REACH_BACK - LONGEST_WAIT)

const plus = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()
