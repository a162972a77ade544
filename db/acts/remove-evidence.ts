import type { Database } from '../client.ts'
import { deleteEvidence } from '../evidence.ts'
import { type ActArgs, type Acted, actOnTask } from './act-on-task.ts'

/** Takes a file back; the ledger keeps its digest. */
export async function removeEvidence(
  db: Database,
  args: ActArgs & { readonly evidenceId: string; readonly digest: string },
): Promise<Acted> {
  const { evidenceId, digest } = args
  return await actOnTask(db, 'evidence.removed', args, async (tx) => {
    // Whoever was quicker has entered it.
    const removed = await deleteEvidence(tx, evidenceId)
    return removed ? { data: { evidenceId, digest } } : { refused: 'evidence.gone' }
  })
}
