import { sql } from 'drizzle-orm'
import type { EvidenceRow } from './case-evidence.ts'
import type { Database, Tx } from './client.ts'
import type { Viewer } from './viewer.ts'
import { mayOpenCase } from './visible.ts'

/** A file as it is kept; `taskId` is the task that it was uploaded to, null for a complainant's. */
export type NewEvidence = {
  readonly id: string
  readonly caseId: string
  readonly taskId: string | null
  readonly name: string
  readonly mime: string
  readonly sha256: string
  readonly by: string
  readonly at: string
  readonly content: Uint8Array
  /** Of sealed content: the size of what is inside. */
  readonly sealedSize?: number
}

/** A file that the viewer may see, by who uploaded it. */
export type SeenEvidence = EvidenceRow & {
  readonly caseId: string
  readonly uploadedBy: string
  readonly sha256: string
  readonly sealed: boolean
}

export async function insertEvidence(tx: Tx, e: NewEvidence): Promise<void> {
  await tx.execute(sql`
    insert into evidence (id, case_id, task_id, name, mime, size, sha256, stripped, sealed, uploaded_by, at, content)
    values (${e.id}, ${e.caseId}, ${e.taskId}, ${e.name}, ${e.mime}, ${e.sealedSize ?? e.content.length}, ${e.sha256}, true,
      ${e.sealedSize !== undefined}, ${e.by}, ${e.at}, ${Buffer.from(e.content)})`)
}

/** How many files the complainant has sent with a complaint. */
export async function countSealedEvidence(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from evidence where case_id = ${caseId} and sealed`,
  )
  return row?.count ?? 0
}

/** How many files a task has. */
export async function countEvidence(tx: Tx, taskId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from evidence where task_id = ${taskId}`,
  )
  return row?.count ?? 0
}

export async function deleteEvidence(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`delete from evidence where id = ${id} returning 1`)
  return rows.length > 0
}

/** A file, or undefined where the viewer may not open its case. */
export async function findEvidence(
  db: Database | Tx,
  id: string,
  viewer: Viewer,
): Promise<SeenEvidence | undefined> {
  const [row] = await db.execute<SeenEvidence>(sql`
    select f.id, f.name, f.mime, f.size, coalesce(p.name, '') as by, f.at, f.task_id as "taskId",
      f.case_id as "caseId", f.uploaded_by as "uploadedBy", f.sha256, f.sealed
    from evidence f join "case" c on c.id = f.case_id left join person p on p.id = f.uploaded_by
    where f.id = ${id} and ${mayOpenCase(viewer)}`)
  return row
}

/** The content of a file that was found. */
export async function readContent(db: Database | Tx, id: string): Promise<Uint8Array | undefined> {
  const [row] = await db.execute<{ content: Uint8Array }>(
    sql`select content from evidence where id = ${id}`,
  )
  return row?.content
}

/** The same file uploaded to the same task by the same person before. */
export async function findTwin(
  db: Database | Tx,
  same: {
    readonly taskId: string
    readonly by: string
    readonly name: string
    readonly sha256: string
  },
): Promise<string | undefined> {
  const [row] = await db.execute<{ id: string }>(sql`
    select id from evidence where task_id = ${same.taskId} and uploaded_by = ${same.by}
      and name = ${same.name} and sha256 = ${same.sha256} limit 1`)
  return row?.id
}
