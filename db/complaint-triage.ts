import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** The section that a case is about; null when it is not known yet. */
export async function sectionOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string | null }>(
    sql`select section_id as id from "case" where id = ${caseId}`,
  )
  return row?.id ?? null
}

export async function isRecused(tx: Tx, caseId: string, personId: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from recusal where case_id = ${caseId} and person_id = ${personId}`,
  )
  return rows.length > 0
}

/** Whether a complaint of that number is there to merge with; discipline's clues are not there for anyone. */
export async function mayMergeWith(tx: Tx, caseId: string, number: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from complaint k join "case" c on c.id = coalesce(k.merged_into, k.case_id)
    where k.number = ${number} and c.id <> ${caseId} and c.audience is distinct from 'discipline'`)
  return rows.length > 0
}
