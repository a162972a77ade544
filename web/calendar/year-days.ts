import type { CalendarYear, PublishCalendar } from '../contract.ts'

export type Kind = 'holiday' | 'workday'
/** Exceptions to Monday–Friday: day → kind and name. */
export type Exceptions = Readonly<
  Record<string, { readonly kind: Kind; readonly name: string | null }>
>

export const exceptionsOf = (year: CalendarYear): Exceptions =>
  Object.fromEntries(year.days.map(({ day, kind, name }) => [day, { kind, name }]))

/** What a click makes of a day: a weekday goes off and back, a weekend day becomes a working day and back. */
export function toggled(exceptions: Exceptions, day: string): Exceptions {
  const { [day]: old, ...rest } = exceptions
  return old
    ? rest
    : { ...rest, [day]: { kind: isWeekend(day) ? 'workday' : 'holiday', name: null } }
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** Days of a month with the blanks before its first Monday-based column. */
export function monthDays(
  year: number,
  month: number,
): { readonly blanks: number; readonly days: readonly string[] } {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const prefix = `${year}-${String(month).padStart(2, '0')}-`
  return {
    blanks: (first.getUTCDay() + 6) % 7,
    days: Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`),
  }
}

/** As the API wants the whole year. */
export function publication(year: number, exceptions: Exceptions, source: string): PublishCalendar {
  const of = (kind: Kind) =>
    Object.entries(exceptions)
      .filter(([, one]) => one.kind === kind)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, { name }]) => (name ? { day, name } : day))
  return { year, holidays: of('holiday'), workdays: of('workday'), ...(source && { source }) }
}
