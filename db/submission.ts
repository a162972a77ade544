import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** What somebody did with a task that the engine has yet to carry out. */
export type Submission = {
  readonly taskId: string
  readonly caseId: string
  readonly round: number
  readonly act: 'complete' | 'return' | 'withdraw' | 'extension' | 'suspend' | 'resume'
  readonly by: string
  readonly onBehalfOf: string | null
  readonly at: string
  readonly outcome: string | null
  /** What the person wrote; stays here. */
  readonly answer: Readonly<Record<string, unknown>>
  /** What the engine may see of it. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Takes a task's only slot. False when somebody else's act holds it: two people cannot act at once. */
export async function submit(tx: Database | Tx, s: Submission): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into submission (task_id, case_id, round, act, "by", on_behalf_of, at, outcome, answer, facts)
    values (${s.taskId}, ${s.caseId}, ${s.round}, ${s.act}, ${s.by}, ${s.onBehalfOf}, ${s.at}, ${s.outcome},
      ${JSON.stringify(s.answer)}::jsonb, ${JSON.stringify(s.facts)}::jsonb)
    on conflict (task_id) do nothing returning 1`)
  return rows.length > 0
}

/** Frees the slot of an act that the engine refused; what was written comes back as the person's draft. */
export async function takeBack(db: Database, s: Submission): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.execute(
      sql`delete from submission where task_id = ${s.taskId} and at = ${s.at}::timestamptz returning 1`,
    )
    if (gone.length === 0 || s.act !== 'complete') return
    await tx.execute(sql`insert into draft (task_id, person_id, value, saved_at)
      values (${s.taskId}, ${s.by}, ${JSON.stringify(s.answer)}::jsonb, ${s.at})
      on conflict (task_id, person_id) do update set value = excluded.value, saved_at = excluded.saved_at`)
  })
}

/** Acts that were sent and never confirmed, because something fell in between; the relay sends them again. */
export async function unconfirmed(
  db: Database,
  before: string,
  limit: number,
): Promise<Submission[]> {
  return db.execute<Submission>(sql`select task_id as "taskId", case_id as "caseId", round, act, "by", on_behalf_of as "onBehalfOf",
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, outcome, answer, facts
    from submission where at < ${before}::timestamptz order by at limit ${limit}`)
}
