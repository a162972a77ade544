import type { Measure } from '../indicators.ts'

/** What an indicator counted for a section: rows, and what they are compared with. */
export type Counted = { readonly counted: number; readonly base: number }

/** The numbers of an indicator, as its rules say them. */
export type Limits = { readonly threshold: number; readonly atLeast: number }

/** Ratios are compared as whole millionths: 10 → 13 is +30 %, whatever 0.3 is in binary. */
const MILLION = 1_000_000

/**
 * Whether an indicator is over its threshold. From nothing to something is growth without measure: only the
 * least number decides.
 */
export function isExceeded(
  measure: Measure,
  { counted, base }: Counted,
  { threshold, atLeast }: Limits,
): boolean {
  if (counted === 0 || counted < atLeast) return false
  const millionths = Math.round(threshold * MILLION)
  switch (measure) {
    case 'growth':
      return counted * MILLION >= base * (MILLION + millionths)
    case 'share':
      return base > 0 && counted * MILLION >= base * millionths
    case 'count':
      return counted >= threshold
  }
}

/** What is held against the threshold; growth from nothing is counted as if there had been one. */
export function measured(measure: Measure, { counted, base }: Counted): number {
  switch (measure) {
    case 'growth':
      return (counted - base) / Math.max(base, 1)
    case 'share':
      return base === 0 ? 0 : counted / base
    case 'count':
      return counted
  }
}
