import { basisOf } from '../../db/basis.ts'
import { insertConsequence, liftConsequences } from '../../db/consequences.ts'
import type { ConsequenceKind, Imposed } from '../../workflows/consequences.ts'
import type { Work } from '../work.ts'

/** Imposes a consequence of the case once, with the basis that the case was opened on. */
export async function impose(work: Work, imposed: Imposed): Promise<void> {
  const { tx, on, at } = work
  const basis = basisOf(on.data)
  const personId = imposed.personId ?? on.responsibleId
  const isNew = await insertConsequence(tx, {
    id: `${on.id}:${imposed.kind}`,
    kind: imposed.kind,
    caseId: on.id,
    sectionId: on.sectionId,
    personId,
    at,
    basis,
    decidedBy: imposed.decidedBy ?? [],
    until: imposed.until ?? null,
  })
  if (!isNew) return
  work.entries.push({
    at,
    kind: 'consequence.imposed',
    actor: 'system',
    rule: basis.rule,
    caseId: on.id,
    data: { kind: imposed.kind, person: personId, ...(imposed.until && { until: imposed.until }) },
  })
  if (personId) {
    const key = `consequence:${on.id}:${imposed.kind}`
    work.notices.push({
      key,
      personId,
      kind: 'consequence.imposed',
      caseId: on.id,
      taskId: null,
      binding: true,
    })
  }
}

/** Lifts what the case imposed. */
export async function lift(
  work: Work,
  { kind, by }: { readonly kind: ConsequenceKind; readonly by: string },
): Promise<void> {
  const { tx, on, at } = work
  const lifted = await liftConsequences(tx, { caseId: on.id, kind, by, at })
  if (lifted === 0) return
  work.entries.push({ at, kind: 'consequence.lifted', actor: by, caseId: on.id, data: { kind } })
}
