import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { Viewer } from './viewer.ts'
import { maySeeCase } from './viewer.ts'

/** One entry of a case's ledger with the words it stands for, which live outside it. */
export type TimelineRow = {
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly actor: string
  readonly onBehalfOf: string | null
  readonly rule: string | null
  readonly refused: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly taskId: string | null
  readonly procedure: string
  /** Of a completed task: how it was answered. */
  readonly step: string | null
  readonly outcome: string | null
  readonly answer: Readonly<Record<string, unknown>> | null
  readonly suspendReason: string | null
  readonly comment: string | null
  /** Number or title of a linked case, where the viewer may see it. */
  readonly linked: string | null
  readonly evidence: readonly { readonly id: string; readonly name: string }[]
}

/**
 * What happened to a case, oldest first. Refused attempts are shown to who made them and to those who
 * oversee the bureau; a comment that was a note to a task belongs to its entry.
 */
export async function readTimeline(
  db: Database | Tx,
  caseId: string,
  viewer: Viewer,
): Promise<readonly TimelineRow[]> {
  return await db.execute<TimelineRow>(sql`
    select e.seq::int as seq, e.at, e.kind, e.actor, e.on_behalf_of as "onBehalfOf", e.rule, e.refused, e.data,
      e.task_id as "taskId", me.procedure, t.step, t.outcome,
      case when e.kind in ('task.completed', 'task.returned', 'task.withdrawn') and e.refused is null then t.answer end as answer,
      case when e.kind = 'task.suspended' and e.refused is null then t.suspend_reason end as "suspendReason",
      m.text as comment,
      (select coalesce(c.number, c.title) from "case" c where c.id = e.data->>'caseId' and ${maySeeCase(viewer)}) as linked,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.at, f.id)
        from evidence f where f.case_id = e.case_id and f.id in (
          select jsonb_array_elements_text(coalesce(${evidenceOf}, '[]'::jsonb)))), '[]') as evidence
    from ledger_entry e
    join "case" me on me.id = e.case_id
    left join task t on t.id = e.task_id
    left join comment m on m.id = e.data->>'commentId'
    where e.case_id = ${caseId}
      and (e.refused is null or e.actor = ${viewer.personId} or ${viewer.bureauWide})
    order by e.seq`)
}

/** Files named by an answer, or by the entry that says they were added. */
const evidenceOf = sql`case
  when e.kind = 'task.completed' and jsonb_typeof(t.answer->'evidence') = 'array' then t.answer->'evidence'
  when e.kind = 'evidence.added' and e.data ? 'evidenceId' then jsonb_build_array(e.data->>'evidenceId')
  end`
