import { insertConsequence } from '../db/consequences.ts'
import { headOf } from '../db/section-head.ts'
import type { Basis, ConsequenceKind } from '../workflows/consequences.ts'
import type { Work } from './work.ts'

/** What imposing writes with: of a case's own write, or of a duty's. */
export type Imposing = Pick<Work, 'tx' | 'at' | 'day' | 'entries' | 'notices'>

/** A consequence of a case, whichever write it comes with. */
export type NewConsequence = {
  readonly kind: ConsequenceKind
  readonly caseId: string
  readonly sectionId: string | null
  /** Null where it is the section's alone. */
  readonly personId: string | null
  readonly basis: Basis
  readonly until?: string | undefined
  readonly decidedBy?: readonly string[]
}

/**
 * Imposes a consequence once, enters it with its rule, and tells the person; the section's head where it
 * is the section's. False when the same cause had it before.
 */
export async function imposeOn(work: Imposing, args: NewConsequence): Promise<boolean> {
  const { tx, at, day } = work
  const { kind, caseId, sectionId, personId, basis, until, decidedBy = [] } = args
  const isNew = await insertConsequence(tx, {
    id: `${caseId}:${kind}`,
    kind,
    caseId,
    sectionId,
    personId,
    at,
    basis,
    decidedBy,
    until: until ?? null,
  })
  if (!isNew) return false
  work.entries.push({
    at,
    kind: 'consequence.imposed',
    actor: 'system',
    rule: basis.rule,
    caseId,
    data: { kind, person: personId, ...(until && { until }) },
  })
  const told = personId ?? (sectionId && (await headOf(tx, sectionId, day)))
  if (told) {
    const key = `consequence:${caseId}:${kind}`
    const about = { kind: 'consequence.imposed', caseId, taskId: null, binding: true }
    work.notices.push({ key, personId: told, ...about })
  }
  return true
}
