import { basisOf } from '../../db/basis.ts'
import { extendConsequences, liftConsequences } from '../../db/consequences.ts'
import { patchCase } from '../../db/engine/change-case.ts'
import type { ConsequenceKind, Imposed } from '../../workflows/consequences.ts'
import { imposeOn } from '../impose.ts'
import type { Work } from '../work.ts'

/** Imposes a consequence of the case once, with the basis that the case was opened on. */
export async function impose(work: Work, imposed: Imposed): Promise<void> {
  const { on } = work
  const personId = imposed.personId === undefined ? on.responsibleId : imposed.personId
  const basis = basisOf(on.data)
  await imposeOn(work, { ...imposed, caseId: on.id, sectionId: on.sectionId, personId, basis })
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

/** Makes what the case imposed hold longer; what the case shows as its last day moves with it. */
export async function extend(
  work: Work,
  args: { readonly kind: ConsequenceKind; readonly until: string; readonly by: string },
): Promise<void> {
  const { tx, on, at } = work
  const { kind, until, by } = args
  if (!(await extendConsequences(tx, { caseId: on.id, kind, until }))) return
  await patchCase(tx, on.id, { data: { until } }, at)
  work.entries.push({
    at,
    kind: 'consequence.extended',
    actor: by,
    caseId: on.id,
    data: { kind, until },
  })
}
