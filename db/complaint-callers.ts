import { and, desc, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import type { ComplaintRow } from './complaints.ts'
import { complaint } from './schema/complaints.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

/** Complaints of a caller, newest first, that the viewer may see; `indexes` are the phone's keyed hashes. */
export async function complaintsOfCaller(
  tx: Tx,
  indexes: readonly string[],
  viewer: Viewer,
): Promise<readonly ComplaintRow[]> {
  const seen = sql`exists (select 1 from "case" c where c.id = ${complaint.caseId} and ${maySeeCase(viewer)})`
  return await tx
    .select()
    .from(complaint)
    .where(
      and(inArray(complaint.callerIndex, [...indexes]), isNotNull(complaint.sealedIdentity), seen),
    )
    .orderBy(desc(complaint.receivedAt))
}
