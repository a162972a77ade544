import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** The next instant after `after` at which something is armed, as epoch milliseconds. */
export async function nextArmed(db: Database, after: string): Promise<number | undefined> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select min(fires_at) as at from armed
    where fired_at is null and cancelled_at is null and fires_at > ${after}::timestamptz`)
  return row?.at ? Date.parse(row.at) : undefined
}

/** What is armed until an instant and has neither fired nor been cancelled, by owner and rung. */
export async function armedUntil(db: Database, until: string): Promise<readonly string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select owner_id || ' ' || rung as key from armed
    where fired_at is null and cancelled_at is null and fires_at <= ${until}::timestamptz`)
  return rows.map((row) => row.key)
}

/** Whether anything waits in the outbox to be carried out by an instant. */
export async function isOutboxOpen(db: Database, now: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from outbox where done_at is null
      and at + least(attempts * attempts, 300) * interval '1 second' <= ${now}::timestamptz limit 1`)
  return rows.length > 0
}

/** Cases for which something is armed until an instant and has neither fired nor been cancelled. */
export async function armedCases(db: Database, until: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct case_id as id from armed
    where fired_at is null and cancelled_at is null and fires_at <= ${until}::timestamptz order by 1`)
  return rows.map((row) => row.id)
}
