import { Temporal } from 'temporal-polyfill'
import { eraseIdentitiesEndedBefore } from '../../db/complaint-retention.ts'
import { ruleInForce } from '../../db/rules.ts'
import type { DutyWork } from '../duties.ts'

/** Closed complaints lose their sealed identity after the rule's months, each on its own record. */
export async function eraseIdentities({
  tx,
  at,
  day,
  entries,
}: DutyWork): Promise<Readonly<Record<string, number>>> {
  const rule = await ruleInForce(tx, 'complaint.identity.keep.months', day)
  const before = Temporal.PlainDate.from(day).subtract({ months: rule.value }).toString()
  const erased = await eraseIdentitiesEndedBefore(tx, { before, at })
  for (const caseId of erased) {
    entries.push({ at, kind: 'identity.erased', actor: 'system', rule: rule.rule, caseId })
  }
  return { erased: erased.length }
}
