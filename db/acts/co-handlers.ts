import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { refusePerson } from '../person-for.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** 加签: somebody more who sees the task, drafts and comments; the assignee completes. */
export async function addCoHandler(
  db: Database,
  args: ActArgs & { readonly personId: string },
): Promise<Acted> {
  const { personId, viewer, taskId } = args
  return await actOnTask(db, 'task.co-handler-added', args, async (tx, task) => {
    if (personId === task.assigneeId || task.coHandlers.includes(personId)) {
      return { refused: 'person.has-it' }
    }
    if (task.excluded.includes(personId)) return { refused: 'person.may-not-take' }
    const refused = await refusePerson(tx, {
      personId,
      caseId: task.caseId,
      day: viewer.today,
      need: { to: 'know' },
    })
    if (refused) return { refused }
    await tx.execute(sql`update task set co_handlers = array_append(co_handlers, ${personId})
      where id = ${taskId}`)
    return {
      data: { step: task.step, person: personId },
      participant: { personId, as: 'co-handler' },
      told: [personId],
    }
  })
}

/** 减签: takes a co-handler off again; what they saw they have seen. */
export async function removeCoHandler(
  db: Database,
  args: ActArgs & { readonly personId: string },
): Promise<Acted> {
  const { personId, taskId } = args
  return await actOnTask(db, 'task.co-handler-removed', args, async (tx, task) => {
    if (!task.coHandlers.includes(personId)) return { refused: 'person.not-co-handler' }
    await tx.execute(sql`update task set co_handlers = array_remove(co_handlers, ${personId})
      where id = ${taskId}`)
    return { data: { step: task.step, person: personId }, told: [personId] }
  })
}
