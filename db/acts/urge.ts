import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { holdersOf } from '../person-for.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** 催办: reminds whoever has the task, or everyone who could claim it. */
export async function urge(
  db: Database,
  args: ActArgs & { readonly note?: string | undefined },
): Promise<Acted> {
  const { viewer, at, taskId } = args
  return await actOnTask(db, 'task.urged', args, async (tx, task) => {
    await tx.execute(sql`update task set urged_at = ${at} where id = ${taskId}`)
    const told = task.assigneeId
      ? [task.assigneeId]
      : await holdersOf(tx, task.candidateKey ?? '', viewer.today)
    return {
      data: { step: task.step },
      note: args.note,
      told: told.filter((person) => !task.excluded.includes(person)),
    }
  })
}
