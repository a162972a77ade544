import { effectKind } from '../kit/effect.ts'
import type { Source } from './choices.ts'

/**
 * Registers an issue (5.1) out of the case it is noted in, with what the last answer of a step says: a
 * form with the fields of `registration`. It is linked to the case, and recused from as the case is.
 */
export const openIssue = effectKind<{
  /** The step whose answer registers it. */
  readonly from: string
  readonly source: Source
}>('issue.open')
