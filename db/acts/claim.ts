import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { holdersOf } from '../person-for.ts'
import { principals } from '../viewer.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/**
 * 认领: takes a task out of its candidates' inboxes. Where only somebody the claimer stands in for holds
 * the role, the task becomes theirs, so that it goes back with the end of the absence.
 */
export async function claim(db: Database, args: ActArgs): Promise<Acted> {
  const { viewer, at, taskId } = args
  return await actOnTask(db, 'task.claimed', args, async (tx, task) => {
    const holders = await holdersOf(tx, task.candidateKey ?? '', viewer.today)
    const assignee = principals(viewer).find((person) => holders.includes(person))
    if (assignee === undefined) return { refused: 'task.not-candidate' }
    await tx.execute(sql`update task set assignee_id = ${assignee}, claimed_at = ${at},
      taken_at = coalesce(taken_at, ${at}::timestamptz) where id = ${taskId}`)
    return {
      data: { step: task.step, ...(assignee !== viewer.personId && { for: assignee }) },
      participant: { personId: assignee, as: 'assignee' },
    }
  })
}
