import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** Wakes every browser once the transaction commits: a new calendar changes what is due when. */
export async function announceCalendar(tx: Tx, version: number): Promise<void> {
  await tx.execute(sql`select pg_notify('qf_event', ${JSON.stringify({ calendar: version })})`)
}
