import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** Uses up what may be used once; false when it was used before. `expiresAt` is when it is forgotten. */
export async function spendOnce(tx: Tx, token: string, expiresAt: string): Promise<boolean> {
  const rows =
    await tx.execute(sql`insert into spent_once (token, expires_at) values (${token}, ${expiresAt})
    on conflict do nothing returning 1`)
  return rows.length > 0
}

/** Forgets what expired before an instant of wall time; returns how many, at most `limit`. */
export async function forgetSpent(db: Database, before: string, limit: number): Promise<number> {
  const gone = await db.execute(sql`delete from spent_once where token in (
    select token from spent_once where expires_at < ${before} limit ${limit} for update skip locked) returning 1`)
  return gone.length
}
