import { Temporal } from 'temporal-polyfill'

/** The bureau's only time zone: every date below is a date there. */
export const ZONE = 'Asia/Shanghai'

/**
 * The State Council's calendar as exceptions to Monday–Friday, from the database. `holiday` is a day off, `workday` a
 * make-up day (调休). A year outside `publishedYears` is reckoned by weekends alone and makes deadlines provisional.
 */
export type WorkCalendar = {
  readonly version: number
  readonly days: Readonly<Record<string, 'holiday' | 'workday'>>
  readonly publishedYears: readonly number[]
}

/** More than this is a mistake in a rule, not a deadline; refusing it keeps a workflow from spinning. */
const MAX_STEPS = 10_000

/** Whether people work on an ISO date. @throws RangeError if the date does not exist. */
export function isWorkday(cal: WorkCalendar, date: string): boolean {
  return works(cal, plainDate(date))
}

/**
 * The n-th working day after `date` (before it when n is negative). Counting starts with the next working day, so the
 * first day is never counted; n = 0 gives `date` itself, working or not.
 * @throws RangeError if the date does not exist or n is not a whole number within ±10 000.
 */
export function addWorkingDays(cal: WorkCalendar, date: string, n: number): string {
  if (!Number.isInteger(n) || Math.abs(n) > MAX_STEPS) {
    throw new RangeError(`not a number of working days: ${n}`)
  }
  const step = { days: Math.sign(n) }
  let day = plainDate(date)
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add(step)
    if (works(cal, day)) left -= 1
  }
  return day.toString()
}

/**
 * Working days after `from` up to and including `to`. When `to` is past, the same count the other way round, negative:
 * on a Saturday, what was due on Friday is late by 0 working days, on Monday by 1.
 */
export function workingDaysBetween(cal: WorkCalendar, from: string, to: string): number {
  const [a, b] = [plainDate(from), plainDate(to)]
  if (Temporal.PlainDate.compare(a, b) > 0) return 0 - countAfter(cal, b, a)
  return countAfter(cal, a, b)
}

/** `date` if people work then, else the next working day. */
export function workdayFrom(cal: WorkCalendar, date: string): string {
  return isWorkday(cal, date) ? date : addWorkingDays(cal, date, 1)
}

/** Every date from `from` to `to`, both included; empty if `to` is before `from`. */
export function eachDate(from: string, to: string): string[] {
  const dates: string[] = []
  const last = plainDate(to)
  for (
    let day = plainDate(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    dates.push(day.toString())
  }
  return dates
}

/** The date it is in Shanghai at an instant, whatever the host's time zone. */
export function today(instant: string | Temporal.Instant): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/** An instant as ISO with +08:00: a time of day (`HH:MM`) in Shanghai on a date. */
export function shanghaiInstant(date: string, time: string): string {
  return plainDate(date)
    .toZonedDateTime({ timeZone: ZONE, plainTime: time })
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

function plainDate(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date, { overflow: 'reject' })
}

function works(cal: WorkCalendar, day: Temporal.PlainDate): boolean {
  const exception = cal.days[day.toString()]
  return exception ? exception === 'workday' : day.dayOfWeek <= 5
}

/** Whole weeks by arithmetic, exceptions by table: a far-off date costs no more than a near one. */
function countAfter(cal: WorkCalendar, a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  const span = a.until(b, { largestUnit: 'days' }).days
  let count = Math.floor(span / 7) * 5
  for (let i = 1; i <= span % 7; i += 1) if ((a.dayOfWeek + i - 1) % 7 < 5) count += 1
  const [after, upTo] = [a.toString(), b.toString()]
  for (const [date, kind] of Object.entries(cal.days)) {
    if (date <= after || date > upTo) continue
    const weekday = plainDate(date).dayOfWeek <= 5
    if (weekday && kind === 'holiday') count -= 1
    if (!weekday && kind === 'workday') count += 1
  }
  return count
}
