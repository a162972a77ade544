import { type SQL, sql } from 'drizzle-orm'
import type { ConsequenceKind } from '../workflows/consequences.ts'
import type { Database, Tx } from './client.ts'

/** What stands against a nomination: a consequence, with the rule that imposed it. */
export type Barrier = {
  readonly consequence: string
  readonly kind: ConsequenceKind
  readonly caseId: string
  readonly rule: string
  readonly ruleVersion: number
  /** Its last day (YYYY-MM-DD), or until it is lifted. */
  readonly until: string | null
}

const columns: SQL = sql`k.id as consequence, k.kind, k.case_id as "caseId", k.rule,
  k.rule_version as "ruleVersion", k.until::text as until`

/**
 * Why a person may not be nominated for excellence on a day (YYYY-MM-DD); empty when they may. Whoever is
 * on the watch list may not (domain §5.7), to the end of its time limit. That their section lost its
 * eligibility bars the section, not its people.
 */
export async function mayBeNominated(
  tx: Database | Tx,
  personId: string,
  day: string,
): Promise<readonly Barrier[]> {
  return await tx.execute<Barrier>(sql`select ${columns} from consequence k
    where k.person_id = ${personId} and ${isListedOn(day)} order by k.at`)
}

/** Why a section may not be nominated for a year; empty when it may. A proposal bars nobody. */
export async function maySectionBeNominated(
  tx: Database | Tx,
  sectionId: string,
  year: number,
): Promise<readonly Barrier[]> {
  return await tx.execute<Barrier>(sql`select ${columns} from consequence k
    where k.section_id = ${sectionId} and ${isCancelledFor(sql`${year}`)} order by k.at`)
}

/** True where the consequence `k` keeps its person on the watch list on a day. */
export const isListedOn = (day: string): SQL => sql`(k.kind = 'watch_listed' and k.lifted_at is null
  and (k.until is null or k.until >= ${day}::date))`

/** True where the consequence `k` takes a section's eligibility of a year. */
export const isCancelledFor = (
  year: SQL,
): SQL => sql`(k.kind = 'eligibility_cancelled' and k.lifted_at is null
  and left(k.period, 4)::int = ${year}::int)`
