import type { Tx } from '../client.ts'
import { rule } from '../schema/rules.ts'
import { complaintRules } from './complaint-rules.ts'
import { issueRules } from './issue-rules.ts'
import { oversightRules } from './oversight-rules.ts'
import { restraintRules } from './restraint-rules.ts'
import type { SeedRule } from './seed-rule.ts'
import { taskRules } from './task-rules.ts'

/** Every rule of domain.md, version 1. */
export const seedRuleRows: readonly SeedRule[] = [
  ...issueRules,
  ...taskRules,
  ...complaintRules,
  ...oversightRules,
  ...restraintRules,
]

/** What a rule is called and how far it may be moved; undefined when there is none of that id. */
export const findRule = (id: string): SeedRule | undefined =>
  seedRuleRows.find((row) => row.id === id)

/** Puts in the rules that are missing; a rule once there is only ever changed by a new version. */
export async function seedRules(tx: Tx): Promise<void> {
  await tx
    .insert(rule)
    .values(
      seedRuleRows.map(({ title: _title, min: _min, max: _max, ...row }) => ({
        ...row,
        version: 1,
        effectiveFrom: '2020-01-01',
        setBy: 'system',
      })),
    )
    .onConflictDoNothing()
}
