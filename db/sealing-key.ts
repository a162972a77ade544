import type { Database, Tx } from './client.ts'
import { sealingKey } from './schema/complaints.ts'

/** The keys that something in the database is sealed with, each with its probe. */
export async function knownProbes(
  tx: Database | Tx,
): Promise<readonly (typeof sealingKey.$inferSelect)[]> {
  return await tx.select().from(sealingKey)
}

export async function rememberProbe(
  tx: Database | Tx,
  key: typeof sealingKey.$inferInsert,
): Promise<void> {
  await tx.insert(sealingKey).values(key).onConflictDoNothing()
}
