import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { refusePerson } from '../person-for.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** 委派: lets somebody work on a task that comes back; the delegator still completes it. */
export async function delegate(
  db: Database,
  args: ActArgs & { readonly to: string; readonly note?: string | undefined },
): Promise<Acted> {
  const { to, at, viewer, taskId, note } = args
  return await actOnTask(db, 'task.delegated', args, async (tx, task) => {
    if (to === task.assigneeId) return { refused: 'person.has-it' }
    if (task.excluded.includes(to)) return { refused: 'person.may-not-take' }
    const refused = await refusePerson(tx, {
      personId: to,
      caseId: task.caseId,
      day: viewer.today,
      need: { to: 'know' },
    })
    if (refused) return { refused }
    await tx.execute(sql`update task set delegated_by = assignee_id, assignee_id = ${to},
      taken_at = coalesce(taken_at, ${at}::timestamptz), co_handlers = array_remove(co_handlers, ${to})
      where id = ${taskId}`)
    return {
      data: { step: task.step, to },
      note,
      participant: { personId: to, as: 'assignee' },
      told: [to],
    }
  })
}
