import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** Gives a claimed task back to its candidates; nobody has taken it then. */
export async function release(db: Database, args: ActArgs): Promise<Acted> {
  return await actOnTask(db, 'task.released', args, async (tx, task) => {
    await tx.execute(sql`update task set assignee_id = null, claimed_at = null, taken_at = null
      where id = ${args.taskId}`)
    return { data: { step: task.step }, told: task.assigneeId ? [task.assigneeId] : [] }
  })
}
