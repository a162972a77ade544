import { Temporal } from 'temporal-polyfill'
import type { DocumentKind } from '../document.ts'

/** What a document is drafted from. */
export type BulletinFacts = {
  readonly document: DocumentKind
  readonly period?: string
  readonly withdraws?: string
}

/** A quarter of a year, such as 2026-Q1. */
const pattern = /^(\d{4})-Q([1-4])$/

const partsOf = (quarter: string): { readonly year: number; readonly n: number } => {
  const [, year, n] = pattern.exec(quarter) ?? []
  if (!year || !n) throw new RangeError(`not a quarter: ${quarter}`)
  return { year: Number(year), n: Number(n) }
}

/** The quarter that a date (YYYY-MM-DD) is in. */
export function quarterOf(date: string): string {
  const { year, month } = Temporal.PlainDate.from(date)
  return `${year}-Q${Math.ceil(month / 3)}`
}

/** The quarter before, across the year's end too. */
export function quarterBefore(quarter: string): string {
  const { year, n } = partsOf(quarter)
  return n === 1 ? `${year - 1}-Q4` : `${year}-Q${n - 1}`
}

/** Its first day, the first day after it, and its last day. */
export function quarterDates(quarter: string): {
  readonly from: string
  readonly to: string
  readonly last: string
} {
  const { year, n } = partsOf(quarter)
  const from = Temporal.PlainDate.from({ year, month: n * 3 - 2, day: 1 })
  const to = from.add({ months: 3 })
  return { from: `${from}`, to: `${to}`, last: `${to.subtract({ days: 1 })}` }
}

/** The year that a quarter ends in: whose excellence is at stake. */
export const yearOf = (quarter: string): number => partsOf(quarter).year

/** As documents write it: 2026年第一季度. */
export function quarterTitle(quarter: string): string {
  const { year, n } = partsOf(quarter)
  return `${year}年第${'一二三四'[n - 1]}季度`
}

/** A rate as documents write it, cut and never rounded up: 94.99 % must not read as 95 %. */
export function rateTitle(counted: { readonly closed: number; readonly due: number }): string {
  if (counted.due === 0) return '—'
  return `${Math.floor((counted.closed * 10_000) / counted.due) / 100}%`
}

/** A section's quarter as it was counted, and the rate below which it was poor. */
export type Quarter = {
  readonly period: string
  /** Null where nothing was due. */
  readonly rate: number | null
  readonly min: number
}

/** 整改不力: below the threshold. Exactly at it is not, and neither is a quarter with nothing due. */
export const isPoor = ({ rate, min }: Pick<Quarter, 'rate' | 'min'>): boolean =>
  rate !== null && rate < min

/**
 * The poor quarters in a row up to and including one, the newest first. A quarter that is not poor, had
 * nothing due or was never counted breaks the row.
 */
export function poorRow(quarters: readonly Quarter[], upTo: string): readonly Quarter[] {
  const row: Quarter[] = []
  for (let period = upTo; ; period = quarterBefore(period)) {
    const quarter = quarters.find((one) => one.period === period)
    if (!quarter || !isPoor(quarter)) return row
    row.push(quarter)
  }
}

/**
 * The quarters that a proposal rests on: the last `consecutive` of the row, or none. Each quarter counts
 * for one proposal only, so a third poor quarter in a row begins anew.
 */
export function proposedFor(row: readonly Quarter[], consecutive: number): readonly Quarter[] {
  const isFull = row.length > 0 && row.length % consecutive === 0
  return isFull ? row.slice(0, consecutive) : []
}

/**
 * The head who answers for every one of the quarters, from who headed the section at each one's end:
 * whoever came in between answers for none that was not theirs.
 */
export function answersForAll(heads: readonly (string | null)[]): string | undefined {
  const [first] = heads
  return first && heads.every((head) => head === first) ? first : undefined
}
