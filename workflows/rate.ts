/** What was closed of what was due. */
export type Counted = { readonly closed: number; readonly due: number }

/** Rules hold ratios as decimals; so many places of them count. */
const places = 9
const one = 10n ** BigInt(places)

/** A ratio such as 0.95 in whole billionths, as it was written and not as a computer's fraction. */
const scaled = (ratio: number): bigint => BigInt(Math.round(ratio * 10 ** places))

/** Whether closed ÷ due is below a ratio, in whole numbers: 19 of 20 is not below 0.95. None due is never below. */
export function isBelow({ closed, due }: Counted, ratio: number): boolean {
  return due > 0 && BigInt(closed) * one < scaled(ratio) * BigInt(due)
}

/** A share of a number, rounded up: 0.1 of 30 is 3. */
export function shareOf(count: number, ratio: number): number {
  return Number((scaled(ratio) * BigInt(count) + one - 1n) / one)
}

/** A rate as people read it, cut and never rounded up: 94.99% must not read as 95%. */
export function rateText({ closed, due }: Counted): string {
  return due === 0 ? '—' : `${Math.floor((closed * 10_000) / due) / 100}%`
}
