import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** A delegated task goes back to who delegated it, with a note; the delegator may also fetch it. */
export async function giveBack(
  db: Database,
  args: ActArgs & { readonly note?: string | undefined },
): Promise<Acted> {
  return await actOnTask(db, 'task.given-back', args, async (tx, task) => {
    await tx.execute(sql`update task set assignee_id = delegated_by, delegated_by = null
      where id = ${args.taskId}`)
    const concerned = [task.delegatedBy, task.assigneeId].filter((person) => person !== null)
    return { data: { step: task.step, to: task.delegatedBy }, note: args.note, told: concerned }
  })
}
