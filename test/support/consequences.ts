import type { Database } from '../../db/client.ts'
import { consequence } from '../../db/schema/oversight.ts'
import type { ConsequenceKind } from '../../workflows/consequences.ts'
import { aCase, MORNING } from './factories.ts'

/** A consequence of a case of its own, by the rule of poor quarters; gives its id. */
export async function aConsequence(
  db: Database,
  args: {
    readonly kind: ConsequenceKind
    readonly sectionId: string
    readonly personId?: string
    readonly period?: string
    readonly until?: string
    readonly liftedAt?: string
  },
): Promise<string> {
  const {
    kind,
    sectionId,
    personId = null,
    period = '2026-Q1',
    until = null,
    liftedAt = null,
  } = args
  const procedure = kind.startsWith('watch') ? 'watch' : 'eligibility'
  const caseId = await aCase(db, { procedure, step: 'confirm', sectionId, responsibleId: personId })
  const id = `${caseId}:${kind}`
  await db.insert(consequence).values({
    id,
    kind,
    caseId,
    sectionId,
    personId,
    at: MORNING,
    rule: 'bulletin.poor.consecutive',
    ruleVersion: 1,
    threshold: 2,
    value: 2,
    period,
    until,
    liftedAt,
  })
  return id
}
