import type { RuleUnit } from '../rules.ts'

/** A rule as the bureau starts with it. `source` is the document, `article` what it says there. */
export type SeedRule = {
  readonly id: string
  readonly value: number
  readonly unit: RuleUnit
  readonly source: string
  readonly article: string
}

/** Rules of one source, one line each. */
export const rulesOf = (
  source: string,
  rows: readonly (readonly [id: string, value: number, unit: RuleUnit, article: string])[],
): readonly SeedRule[] =>
  rows.map(([id, value, unit, article]) => ({ id, value, unit, source, article }))
