import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** Where a case stands now: its open step, or its wait for the next one. */
export type Stand = { readonly id: string; readonly round: number }

/** What a withdrawal pulls back; undefined when the case is over. */
export async function standOf(tx: Tx, caseId: string): Promise<Stand | undefined> {
  const [row] = await tx.execute<Stand>(sql`
    select id, round from task where case_id = ${caseId} and ended_at is null and about_task_id is null
    union all
    select ${`${caseId}.wait`}, (data->'wait'->>'round')::int from "case" where id = ${caseId} and ended_at is null
      and exists (select 1 from armed where owner_id = ${`${caseId}.wait`} and fired_at is null and cancelled_at is null)
    limit 1`)
  return row
}
