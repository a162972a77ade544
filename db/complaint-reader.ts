import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { maySeeCase, mayTakeTask, principals, type Viewer } from './viewer.ts'

/** Those who handle complaints by their office; everybody else reads one only while they have a task of it. */
const offices = ['conduct_office', 'discipline'] as const

export const handlesComplaints = (v: Viewer): boolean =>
  v.roles.some(({ role }) => offices.some((office) => office === role))

/** True where the viewer may read the words of the complaint whose case is `c`. */
export function mayReadComplaint(v: Viewer): SQL {
  const byTask = sql`exists (select 1 from task t where t.case_id = c.id and t.ended_at is null and ${mayTakeTask(v)})`
  return handlesComplaints(v) ? sql`(${maySeeCase(v)} or ${byTask})` : byTask
}

/** Whether the viewer may read a complaint's words. */
export async function readsComplaint(
  tx: Database | Tx,
  caseId: string,
  viewer: Viewer,
): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from "case" c where c.id = ${caseId} and ${mayReadComplaint(viewer)}`,
  )
  return rows.length > 0
}

/** Whether the viewer, or somebody they stand in for today, is that person. */
export const isOneOf = (v: Viewer, personId: string): boolean => principals(v).includes(personId)
