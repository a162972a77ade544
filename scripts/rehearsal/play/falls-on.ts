import { Temporal } from 'temporal-polyfill'
import type { DutyCalendar } from '../../../workflows/duties.ts'

/** Whether a duty's calendar names a day (YYYY-MM-DD). */
export function fallsOn(calendar: DutyCalendar, day: string): boolean {
  const date = Temporal.PlainDate.from(day)
  const { months, dayOfMonth, dayOfWeek } = calendar
  return (
    (months === undefined || months.includes(date.month)) &&
    (dayOfMonth === undefined || dayOfMonth === date.day) &&
    (dayOfWeek === undefined || dayOfWeek === date.dayOfWeek)
  )
}
