import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** An issue whose closing was found false. */
export type ClosedIssue = {
  readonly id: string
  /** `open` when it was reopened since. */
  readonly status: 'open' | 'closed' | 'ended'
  readonly title: string
  readonly description: string | null
  readonly sectionId: string | null
  readonly responsibleId: string | null
  readonly severity: string
  readonly category: string | null
  readonly source: string
  readonly dueDate: string | null
  /** What a new issue in its place keeps of its data. */
  readonly kept: Readonly<Record<string, unknown>>
}

/** Locks an issue; undefined when there is none. */
export async function lockClosed(tx: Tx, caseId: string): Promise<ClosedIssue | undefined> {
  const [row] = await tx.execute<ClosedIssue>(sql`
    select id, status, title, description, section_id as "sectionId", responsible_id as "responsibleId", severity,
      category, source, due_date::text as "dueDate", data - '{milestones,relation,wait,basis}'::text[] as kept
    from "case" where id = ${caseId} and procedure = 'issue' for update`)
  return row
}

/** Keeps the words of whoever found it with the issue. */
export async function noteFalseClosure(
  tx: Tx,
  note: {
    readonly id: string
    readonly caseId: string
    readonly by: string
    readonly reason: string
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`insert into comment (id, case_id, person_id, text, at)
    values (${note.id}, ${note.caseId}, ${note.by}, ${note.reason}, ${note.at}) on conflict do nothing`)
}

/** An ended issue counts as closed no more; the one that follows it counts instead. */
export async function forgetClosing(tx: Tx, caseId: string, at: string): Promise<void> {
  await tx.execute(
    sql`update "case" set closed_at = null, updated_at = ${at} where id = ${caseId} and status = 'ended'`,
  )
}
