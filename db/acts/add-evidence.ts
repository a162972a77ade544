import type { Database } from '../client.ts'
import { countEvidence, insertEvidence, type NewEvidence } from '../evidence.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** Files a checked file with a task and its case; refused beyond `max` files. */
export async function addEvidence(
  db: Database,
  args: ActArgs & {
    readonly file: Pick<NewEvidence, 'id' | 'name' | 'mime' | 'sha256' | 'content'>
    readonly max: number
  },
): Promise<Acted> {
  const { file, viewer, at } = args
  return await actOnTask(db, 'evidence.added', args, async (tx, { caseId, taskId }) => {
    if ((await countEvidence(tx, taskId)) >= args.max) return { refused: 'evidence.too-many' }
    await insertEvidence(tx, { ...file, caseId, taskId, by: viewer.personId, at })
    return { data: { evidenceId: file.id, digest: file.sha256 } }
  })
}
