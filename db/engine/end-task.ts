import { sql } from 'drizzle-orm'
import type { EndedTask } from '../../workflows/kit/plan.ts'
import type { Tx } from '../client.ts'

export type Ended = {
  readonly id: string
  readonly step: string
  readonly round: number
  readonly aboutTaskId: string | null
  readonly assigneeId: string | null
  readonly answer: Readonly<Record<string, unknown>> | null
  readonly onBehalfOf: string | null
}

/**
 * Ends a task with what was submitted for it, disarms its ladder and frees its slot. Returns undefined
 * when it had ended already, or is a wait rather than a task.
 */
export async function endTask(tx: Tx, end: EndedTask): Promise<Ended | undefined> {
  const [row] = await tx.execute<Ended>(sql`
    with sent as (delete from submission where task_id = ${end.taskId} returning answer, on_behalf_of),
      disarmed as (update armed set cancelled_at = ${end.at}
        where owner_id = ${end.taskId} and fired_at is null and cancelled_at is null),
      undrafted as (delete from draft where task_id = ${end.taskId})
    update task t set ended_at = ${end.at}, ending = ${end.ending}, outcome = ${end.outcome ?? null},
      answer = (select answer from sent), completed_by = ${end.by === 'system' ? null : end.by},
      on_behalf_of = (select on_behalf_of from sent), suspended_at = null
    where t.id = ${end.taskId} and t.ended_at is null
    returning t.id, t.step, t.round, t.about_task_id as "aboutTaskId", t.assignee_id as "assigneeId",
      t.answer, t.on_behalf_of as "onBehalfOf"`)
  return row
}
