import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from '../../workflows/kit/calendar.ts'

/** The State Council's calendar for 2026; 2027 is not published. */
export const calendar2026 = calendarOf({
  holiday: [
    ['2026-01-01', 3],
    ['2026-02-15', 9],
    ['2026-04-04', 3],
    ['2026-05-01', 5],
    ['2026-06-19', 3],
    ['2026-09-25', 3],
    ['2026-10-01', 7],
  ],
  workday: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
})

function calendarOf(year: { holiday: [string, number][]; workday: string[] }): WorkCalendar {
  const off = year.holiday.flatMap(([from, length]) =>
    Array.from({ length }, (_, i) => Temporal.PlainDate.from(from).add({ days: i }).toString()),
  )
  return {
    version: 3,
    days: Object.fromEntries([
      ...off.map((date) => [date, 'holiday'] as const),
      ...year.workday.map((date) => [date, 'workday'] as const),
    ]),
    publishedYears: [2026],
  }
}
