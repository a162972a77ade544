import type { Text } from './kit/definition.ts'
import { effectKind } from './kit/effect.ts'

/** What follows from rules for a section or a person (domain §§4–5); each shows why. */
export const consequenceKinds = {
  supervise: { zh: '督办', en: 'Supervised' },
  interview: { zh: '约谈', en: 'Interview' },
  redo: { zh: '责令重新整改', en: 'Rectification ordered again' },
  named_notice: { zh: '点名道姓通报', en: 'Named notice' },
  eligibility_proposed: { zh: '拟取消评优资格', en: 'Loss of excellence eligibility proposed' },
  eligibility_cancelled: { zh: '取消评优资格', en: 'Excellence eligibility cancelled' },
  eligibility_restored: { zh: '恢复评优资格', en: 'Excellence eligibility restored' },
  watch_listed: { zh: '列入作风观察名单', en: 'Put on the watch list' },
  watch_released: { zh: '移出作风观察名单', en: 'Released from the watch list' },
  reminder_letter: { zh: '廉洁提醒函', en: 'Integrity reminder letter' },
} as const satisfies Readonly<Record<string, Text>>
export type ConsequenceKind = keyof typeof consequenceKinds

/** A consequence as its case imposes it; what was counted is found by `basis`. */
export type Imposed = {
  readonly kind: ConsequenceKind
  /** Left out: the case's responsible person. Null: the section's alone, told to its head. */
  readonly personId?: string | null | undefined
  /** How long it holds (YYYY-MM-DD, inclusive); absent: until lifted. */
  readonly until?: string | undefined
  /** Persons who decided it, where people did. */
  readonly decidedBy?: readonly string[]
}

/** Imposes a consequence of the case it is noted in: its section, its basis (`case.data.basis`). */
export const imposeConsequence = effectKind<Imposed>('consequence.impose')

/** Lifts what this case imposed, everywhere and once. `by` is a person's id, or 'system'. */
export const liftConsequence = effectKind<{
  readonly kind: ConsequenceKind
  readonly by: string
}>('consequence.lift')

/** Makes what this case imposed hold longer. `by` is who decided it. */
export const extendConsequence = effectKind<{
  readonly kind: ConsequenceKind
  readonly until: string
  readonly by: string
}>('consequence.extend')

/**
 * Why a case came about by rule: kept in `case.data.basis` when it is opened, and copied to each of its
 * consequences. `because` are case ids; `value` is what was measured, compared with `threshold`.
 */
export type Basis = {
  readonly rule: string
  readonly ruleVersion: number
  readonly threshold: number
  readonly value: number
  readonly because: readonly string[]
  /** The month, quarter or day that was looked at: 2026-01, 2026-Q1, 2026-01-31. */
  readonly period?: string
}
