import type { Database, Tx } from '../db/client.ts'
import { appendEntries, type NewEntry } from '../db/ledger.ts'

/** One write: everything in one transaction, what `enter` was given last in it. */
export async function record<T>(
  db: Database,
  act: (tx: Tx, enter: (entry: NewEntry) => void) => Promise<T>,
): Promise<T> {
  return await db.transaction(async (tx) => {
    const entries: NewEntry[] = []
    const result = await act(tx, (entry) => void entries.push(entry))
    await appendEntries(tx, entries)
    return result
  })
}
