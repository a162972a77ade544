import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { refusePerson } from '../person-for.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** 转办: hands a task for good to somebody who could have been its candidate. */
export async function transfer(
  db: Database,
  args: ActArgs & { readonly to: string; readonly note?: string | undefined },
): Promise<Acted> {
  const { to, at, viewer, taskId, note } = args
  return await actOnTask(db, 'task.transferred', args, async (tx, task, as) => {
    if (to === task.assigneeId) return { refused: 'person.has-it' }
    const refused = await refusePerson(tx, {
      personId: to,
      caseId: task.caseId,
      day: viewer.today,
      need: {
        to: 'take',
        candidateKey: task.candidateKey,
        sectionId: task.holderSectionId,
        excluded: task.excluded,
      },
    })
    if (refused) return { refused }
    const byHolder = as.principal === task.assigneeId
    await tx.execute(sql`update task set assignee_id = ${to}, claimed_at = ${at},
      taken_at = case when ${byHolder} then coalesce(taken_at, ${at}::timestamptz) else taken_at end,
      co_handlers = array_remove(co_handlers, ${to}) where id = ${taskId}`)
    return {
      data: { step: task.step, from: task.assigneeId, to },
      note,
      participant: { personId: to, as: 'assignee' },
      told: [to, ...(task.assigneeId ? [task.assigneeId] : [])],
    }
  })
}
