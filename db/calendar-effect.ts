import { sql } from 'drizzle-orm'
import type { Deadline } from '../workflows/kit/deadline.ts'
import type { Database, Tx } from './client.ts'

/** An open task with a running deadline that a change of a year's calendar may move. */
export type DueTask = {
  readonly taskId: string
  readonly caseId: string
  readonly caseNumber: string | null
  readonly procedure: string
  readonly step: string
  readonly deadline: Deadline
}

/** Open tasks whose deadline is counted through a year, or ends after it began. */
export async function dueTasksThrough(
  db: Database | Tx,
  year: number,
): Promise<readonly DueTask[]> {
  return await db.execute<DueTask>(sql`
    select t.id as "taskId", t.case_id as "caseId", c.number as "caseNumber", t.procedure, t.step, t.deadline
    from task t left join "case" c on c.id = t.case_id
    where t.ended_at is null and t.suspended_at is null and t.deadline is not null
      and t.deadline->>'dueDate' >= ${`${year - 1}-12-01`}
      and coalesce(t.deadline#>>'{explanation,spec,from}', '') <= ${`${year}-12-31`}`)
}

/** Asks the relay to have every open case with a deadline recompute it under a calendar version. */
export async function enqueueRecompute(
  tx: Tx,
  args: { readonly version: number; readonly at: string },
): Promise<readonly string[]> {
  const rows = await tx.execute<{ caseId: string }>(sql`
    insert into outbox (key, kind, case_id, payload, at)
    select 'recompute:' || t.case_id || ':' || ${args.version}::text, 'recompute-case', t.case_id,
      jsonb_build_object('calendarVersion', ${args.version}::int), ${args.at}
    from task t join "case" c on c.id = t.case_id
    where t.ended_at is null and t.deadline is not null and c.ended_at is null
    group by t.case_id order by t.case_id
    on conflict do nothing returning case_id as "caseId"`)
  return rows.map((row) => row.caseId)
}
