import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** A file of a case, without its content. */
export type EvidenceRow = {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly by: string
  readonly at: string
  readonly taskId: string | null
}

/** The files of a case, oldest first. */
export async function readEvidence(
  db: Database | Tx,
  caseId: string,
): Promise<readonly EvidenceRow[]> {
  return await db.execute<EvidenceRow>(sql`
    select f.id, f.name, f.mime, f.size, coalesce(p.name, '') as by, f.at, f.task_id as "taskId"
    from evidence f left join person p on p.id = f.uploaded_by
    where f.case_id = ${caseId} order by f.at, f.id`)
}
