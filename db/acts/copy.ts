import type { Database } from '../client.ts'
import { refusePerson } from '../person-for.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** 抄送: somebody may see the case from now on, and finds it among what was copied to them. */
export async function copy(
  db: Database,
  args: ActArgs & { readonly to: string; readonly note?: string | undefined },
): Promise<Acted> {
  const { to, viewer, note } = args
  return await actOnTask(db, 'task.copied', args, async (tx, task) => {
    const refused = await refusePerson(tx, {
      personId: to,
      caseId: task.caseId,
      day: viewer.today,
      need: { to: 'know' },
    })
    if (refused) return { refused }
    return {
      data: { step: task.step, to },
      note,
      participant: { personId: to, as: 'copied' },
      told: [to],
    }
  })
}
