import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** A task's due date (YYYY-MM-DD); of a side task, that of the task it is about. */
export async function dueDateOf(
  tx: Tx,
  taskId: string,
  about: boolean,
): Promise<string | undefined> {
  const [row] = await tx.execute<{ due: string | null }>(sql`
    select t.deadline->>'dueDate' as due from task t
    where t.id = ${about ? sql`(select about_task_id from task where id = ${taskId})` : taskId}`)
  return row?.due ?? undefined
}

/** The step of the task that a side task is about. */
export async function stepAskedFor(tx: Tx, sideTaskId: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ step: string }>(sql`
    select a.step from task t join task a on a.id = t.about_task_id where t.id = ${sideTaskId}`)
  return row?.step
}
