import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { type ComplaintRow, complaintOfCase } from './complaints.ts'
import { textArray } from './viewer.ts'

/** The complaints that cases or tasks belong to: their own, or the one that the case came out of. */
export async function complaintsBehind(
  db: Database,
  of: { readonly caseId: string } | { readonly taskIds: readonly string[] },
): Promise<readonly ComplaintRow[]> {
  const which =
    'caseId' in of
      ? sql`c.id = ${of.caseId}`
      : sql`c.id in (select case_id from task where id = any(${textArray(of.taskIds)}))`
  const found = await db.execute<{ id: string }>(sql`
    select distinct k.case_id as id from "case" c join complaint k on k.case_id in (c.id, c.linked_to) where ${which}`)
  const rows = await Promise.all(found.map(({ id }) => complaintOfCase(db, id)))
  return rows.filter((row) => row !== undefined)
}
