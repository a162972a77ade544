import { sql } from 'drizzle-orm'
import { loadActFacts, type TaskFacts } from '../act-facts.ts'
import type { Database } from '../client.ts'
import type { ActArgs, Acted } from './act-on-task.ts'

/**
 * Keeps what somebody has typed so far, for themself. Drafts are no acts: they are neither entered in
 * the ledger nor told to anyone, and the first one of the assignee means that the task is taken.
 */
export async function saveDraft(
  db: Database,
  args: ActArgs & { readonly value: Readonly<Record<string, unknown>> },
): Promise<Acted> {
  const { viewer, at, taskId } = args
  return await db.transaction(async (tx) => {
    const task: TaskFacts | undefined = await loadActFacts(tx, { ...args, lock: true })
    if (!task) return undefined
    const decision = args.decide(task)
    if (!decision.allowed) return { refused: decision.code }
    await tx.execute(sql`
      insert into draft (task_id, person_id, value, saved_at)
      values (${taskId}, ${viewer.personId}, ${JSON.stringify(args.value)}::jsonb, ${at})
      on conflict (task_id, person_id) do update set value = excluded.value, saved_at = excluded.saved_at`)
    if (task.takenAt === null && task.assigneeId === (decision.onBehalfOf ?? viewer.personId)) {
      await tx.execute(sql`update task set taken_at = ${at} where id = ${taskId}`)
    }
    return { done: task }
  })
}
