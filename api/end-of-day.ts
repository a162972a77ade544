import { Temporal } from 'temporal-polyfill'
import { shanghaiInstant, today } from '../workflows/kit/calendar.ts'

/** The instant at which the Shanghai day of `at` is over. */
export const endOfDay = (at: string): string => midnightAfter(today(at))

export const midnightAfter = (day: string): string =>
  shanghaiInstant(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), '00:00')
