import { Temporal } from 'temporal-polyfill'
import { shareOf } from '../rate.ts'

/** A month as dates: its first day and that of the next. */
export type AuditedMonth = { readonly period: string; readonly from: string; readonly to: string }

/** The month before the one that a day (YYYY-MM-DD) is in. */
export function monthBefore(day: string): AuditedMonth {
  const to = Temporal.PlainDate.from(day).with({ day: 1 })
  const from = to.subtract({ months: 1 })
  return { period: from.toString().slice(0, 7), from: from.toString(), to: to.toString() }
}

/** The last day of the month: the day whose rules it is held against. */
export const lastDay = ({ to }: AuditedMonth): string =>
  Temporal.PlainDate.from(to).subtract({ days: 1 }).toString()

/** `2026年1月` for 2026-01. */
export const monthTitle = (period: string): string =>
  `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月`

/** How many closures are drawn, by the rules of the sample. */
export type SampleSize = { readonly share: number; readonly min: number; readonly max: number }

/** A share of the closures, at least and at most so many; all of them when there are fewer. */
export function sampleSize(closures: number, { share, min, max }: SampleSize): number {
  return Math.min(closures, Math.max(min, Math.min(max, shareOf(closures, share))))
}

/** A closure with sha256(seed + id), hex. */
export type Ranked = { readonly hash: string }

/** The draw: the closures with the smallest hashes. Whoever has the seed and the ids finds the same. */
export function draw<T extends Ranked>(closures: readonly T[], size: number): T[] {
  return closures.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)).slice(0, size)
}

/** A drawn closure, and who may not judge it: they had a part in it, or are kept from it. */
export type Drawn = { readonly id: string; readonly barred: readonly string[] }

/** Closures for one checker to judge, and who of them may not. */
export type Part = { readonly sample: readonly string[]; readonly barred: readonly string[] }

/**
 * Shares the drawn closures between the conduct office and the discipline group, so that nobody judges
 * what they had a part in: the office checks as many as one of its people can check without a conflict,
 * the group checks the rest.
 */
export function divide(
  drawn: readonly Drawn[],
  office: readonly string[],
): { readonly office: Part; readonly discipline: Part } {
  const can = (person: string) => drawn.filter((one) => !one.barred.includes(person))
  const most = Math.max(0, ...office.map((person) => can(person).length))
  const best = office.toSorted().find((person) => can(person).length === most)
  const own = best === undefined ? [] : can(best)
  const rest = drawn.filter((one) => !own.includes(one))
  return { office: partOf(own), discipline: partOf(rest) }
}

const partOf = (drawn: readonly Drawn[]): Part => ({
  sample: drawn.map((one) => one.id),
  barred: [...new Set(drawn.flatMap((one) => one.barred))].sort(),
})
