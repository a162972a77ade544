import { effectKind } from '../kit/effect.ts'

/** A decided value becomes a new version of its rule, in force from its day and never before tomorrow. */
export const enactRule = effectKind<{
  readonly rule: string
  readonly value: number
  readonly effectiveFrom: string
  /** Who approved it. */
  readonly by: string
}>('rule.enact')

/** A decided list, kept as words with its case, becomes the next version of the negative list. */
export const enactNegativeList = effectKind<{
  readonly effectiveFrom: string
  readonly by: string
}>('negative-list.enact')
