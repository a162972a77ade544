import type { ConsequenceKind } from '../consequences.ts'

/** One consequence that the proposed value would have changed; persons and cases by id and number. */
export type ChangedConsequence = {
  readonly change: 'appears' | 'disappears' | 'moves'
  readonly kind: ConsequenceKind
  readonly section: string | null
  readonly person: string | null
  /** When it was imposed under the value in force, and when under the proposed one. */
  readonly at: string | null
  readonly newAt: string | null
  /** What was measured, and what it was held against. */
  readonly rule: string
  readonly value: number | null
  readonly threshold: number | null
  readonly newThreshold: number | null
  /** Numbers of the cases that were counted. */
  readonly because: readonly string[]
}

/** What the rehearsal of a proposed value found. */
export type PreviewResult = {
  readonly from: string
  readonly to: string
  /** Cases that were gone through again, and those kept out because somebody is recused from them. */
  readonly cases: number
  readonly leftOut: number
  /** Consequences under the value in force and under the proposed one. */
  readonly before: number
  readonly after: number
  readonly changes: readonly ChangedConsequence[]
}
