import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, type WorkCalendar, ZONE } from '../../../workflows/kit/calendar.ts'

/** When the working day begins: what a date without a time means. */
const MORNING = '09:00'

/** An instant as epoch milliseconds; `isDate` where only a date was given. */
export type Moment = { readonly ms: number; readonly isDate: boolean }

/**
 * `2026-01-05` (nine in the morning), `2026-01-05 09:30`, `2026-01-05T09:30:00`, or with an offset of its own.
 * Undefined for anything else, dates that do not exist included.
 */
export function readMoment(text: string): Moment | undefined {
  const [, date, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    ) ?? []
  if (!date || (offset && !time)) return undefined
  const clock = (time ?? MORNING).padStart(5, '0')
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${clock}`, { overflow: 'reject' })
    const ms = offset
      ? Temporal.Instant.from(`${date}T${clock}${offset}`).epochMilliseconds
      : local.toZonedDateTime(ZONE).epochMilliseconds
    return { ms, isDate: time === undefined }
  } catch {
    return undefined
  }
}

/** An instant in Shanghai, to the second: `2026-01-05T09:30:00+08:00`. */
export function shanghaiIso(ms: number): string {
  return inShanghai(ms).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** The date in Shanghai. */
export const shanghaiDay = (ms: number): string => inShanghai(ms).toPlainDate().toString()

/** How long somebody waits: days, working days, hours; or for ever. */
export type After =
  | { readonly amount: number; readonly unit: 'd' | 'wd' | 'h' }
  | { readonly never: true }

/** `20d`, `3wd`, `4h` or `never`; undefined for anything else. */
export function readAfter(text: string): After | undefined {
  if (text.trim() === 'never') return { never: true }
  const [, amount, unit] = /^(\d{1,4})\s*(d|wd|h)$/.exec(text.trim()) ?? []
  if (amount === undefined) return undefined
  return { amount: Number(amount), unit: unit === 'wd' ? 'wd' : unit === 'h' ? 'h' : 'd' }
}

/** The instant a wait is over, counted from an instant: the same time of day. Undefined for `never`. */
export function momentAfter(after: After, fromMs: number, cal: WorkCalendar): number | undefined {
  if ('never' in after) return undefined
  const from = inShanghai(fromMs)
  switch (after.unit) {
    case 'h':
      return fromMs + after.amount * 3_600_000
    case 'd':
      return from.add({ days: after.amount }).epochMilliseconds
    case 'wd': {
      const day = addWorkingDays(cal, from.toPlainDate().toString(), after.amount)
      const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day)
      return from.with({ year, month, day: dayOfMonth }).epochMilliseconds
    }
  }
}

const inShanghai = (ms: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE)
