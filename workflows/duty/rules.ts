import { Temporal } from 'temporal-polyfill'
import type { Duty, DutyCalendar } from '../duties.ts'
import { eachDate, shanghaiInstant, type WorkCalendar, workdayFrom } from '../kit/calendar.ts'

/** The days that a duty's calendar names, from one date to another, both included. */
export function nominalDays(
  calendar: DutyCalendar,
  { from, to }: { readonly from: string; readonly to: string },
): string[] {
  return eachDate(from, to).filter((date) => isNamed(calendar, Temporal.PlainDate.from(date)))
}

/** The working day on which a duty named for a day is due. */
export function dueDay(duty: Duty, calendar: WorkCalendar, nominal: string): string {
  return duty.movesToWorkday ? workdayFrom(calendar, nominal) : nominal
}

/** The instant at which a duty named for a day is due (ISO with +08:00). */
export function dueInstant(duty: Duty, calendar: WorkCalendar, nominal: string): string {
  return shanghaiInstant(dueDay(duty, calendar, nominal), duty.calendar.time)
}

function isNamed({ months, dayOfMonth, dayOfWeek }: DutyCalendar, day: Temporal.PlainDate) {
  return (
    (months === undefined || months.includes(day.month)) &&
    (dayOfMonth === undefined || day.day === dayOfMonth) &&
    (dayOfWeek === undefined || day.dayOfWeek === dayOfWeek)
  )
}
