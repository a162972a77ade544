import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** What will happen by itself unless somebody acts, with those it concerns. */
export type NextRow = {
  readonly at: string
  readonly rung: string
  readonly rule: string | null
  readonly taskId: string | null
  readonly procedure: string
  readonly step: string | null
  readonly assigneeName: string | null
  readonly candidateKey: string | null
  readonly candidateSection: string | null
  readonly leaderName: string | null
}

/** What is armed for a case and has neither fired nor been cancelled; of one task when given. */
export async function readNext(
  db: Database | Tx,
  caseId: string,
  taskId?: string,
): Promise<readonly NextRow[]> {
  return await db.execute<NextRow>(sql`
    select r.fires_at as at, r.rung, r.rule, t.id as "taskId", c.procedure, t.step, a.name as "assigneeName",
      t.candidate_key as "candidateKey", k.name as "candidateSection", l.name as "leaderName"
    from armed r join "case" c on c.id = r.case_id
    left join task t on t.id = r.owner_id
    left join person a on a.id = t.assignee_id
    left join section k on k.id = split_part(t.candidate_key, '@', 2)
    left join section s on s.id = coalesce(t.section_id, c.section_id)
    left join person l on l.id = s.leader_id
    where r.case_id = ${caseId} and r.fired_at is null and r.cancelled_at is null
      and (${taskId ?? null}::text is null or r.owner_id = ${taskId ?? null})
    order by r.fires_at, r.rung`)
}
