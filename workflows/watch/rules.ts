import { Temporal } from 'temporal-polyfill'

/** What the engine knows of an entry. */
export type WatchFacts = {
  /** The day of the entry, and its last (YYYY-MM-DD). */
  readonly from: string
  readonly until: string
  /** `watch.days` as it was then: how long an extension is. */
  readonly days: number
}

/** The monthly checks of a time limit: a calendar month after its first day, and so on before its last. */
export function monthlyChecks({ from, until }: Pick<WatchFacts, 'from' | 'until'>): string[] {
  const first = Temporal.PlainDate.from(from)
  const dates: string[] = []
  for (let months = 1; ; months += 1) {
    const date = first.add({ months }).toString()
    if (date >= until) return dates
    dates.push(date)
  }
}

/** The time limit that follows one, counted from its last day, not from when it was reviewed. */
export function extended({ until, days }: WatchFacts): WatchFacts {
  return { from: until, until: lastDay(until, days), days }
}

/** The last day of a time limit of so many days that begins on one. */
export const lastDay = (from: string, days: number): string =>
  Temporal.PlainDate.from(from).add({ days }).toString()
