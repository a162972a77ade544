import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import type { RuleUnit } from '../workflows/rule-change/choices.ts'
import type { Database, Tx } from './client.ts'
import { rule } from './schema/rules.ts'

/** A number of the procedures, as it stands on a day. */
export type RuleInForce = {
  readonly rule: string
  readonly version: number
  readonly value: number
  readonly unit: RuleUnit
  readonly source: string
  readonly article: string | null
  readonly effectiveFrom: string
}

/**
 * The version of a rule in force on a day (YYYY-MM-DD).
 * @throws Error when there is none: every rule a procedure names is seeded, so its absence is a defect.
 */
export async function ruleInForce(
  tx: Database | Tx,
  id: string,
  day: string,
): Promise<RuleInForce> {
  const found = await findRule(tx, id, day)
  if (!found) throw new Error(`no rule ${id} in force on ${day}`)
  return found
}

/** The version of a rule in force on a day, or undefined for a day before its first. */
export async function findRule(
  tx: Database | Tx,
  id: string,
  day: string,
): Promise<RuleInForce | undefined> {
  const [row] = await tx
    .select()
    .from(rule)
    .where(and(eq(rule.id, id), lte(rule.effectiveFrom, day)))
    .orderBy(desc(rule.effectiveFrom), desc(rule.version))
    .limit(1)
  return row && inForce(row)
}

/**
 * Several rules as they stand on a day, by id.
 * @throws Error when one is missing
 */
export async function rulesInForce(
  tx: Database | Tx,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, RuleInForce>> {
  const rows = await tx
    .selectDistinctOn([rule.id])
    .from(rule)
    .where(and(inArray(rule.id, [...ids]), lte(rule.effectiveFrom, day)))
    .orderBy(rule.id, desc(rule.effectiveFrom), desc(rule.version))
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing) throw new Error(`no rule ${missing} in force on ${day}`)
  return new Map(rows.map((row) => [row.id, inForce(row)]))
}

const inForce = (row: typeof rule.$inferSelect): RuleInForce => ({
  rule: row.id,
  version: row.version,
  value: row.value,
  unit: row.unit,
  source: row.source,
  article: row.article,
  effectiveFrom: row.effectiveFrom,
})
