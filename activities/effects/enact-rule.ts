import { insertVersion } from '../../db/rule-versions.ts'
import { inForceFrom } from '../../workflows/rule-change/rules.ts'
import type { Work } from '../work.ts'

/** Writes the next version of a rule once: proposed by whoever opened the case, approved by another. */
export async function enactRuleVersion(
  work: Work,
  decided: {
    readonly rule: string
    readonly value: number
    readonly effectiveFrom: string
    readonly by: string
  },
): Promise<void> {
  const { tx, on, at, day } = work
  const effectiveFrom = inForceFrom(decided.effectiveFrom, day)
  const version = await insertVersion(tx, {
    id: decided.rule,
    value: decided.value,
    effectiveFrom,
    setBy: on.openedBy,
    approvedBy: decided.by,
    caseId: on.id,
    at,
  })
  if (version === undefined) return
  const { rule, value } = decided
  work.entries.push({
    at,
    kind: 'rule.enacted',
    actor: 'system',
    rule,
    caseId: on.id,
    data: { version, value, effectiveFrom, proposedBy: on.openedBy, approvedBy: decided.by },
  })
}
