import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** Cases for which something is armed until an instant and has neither fired nor been cancelled. */
export async function armedCases(db: Database, until: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct case_id as id from armed
    where fired_at is null and cancelled_at is null and fires_at <= ${until}::timestamptz order by 1`)
  return rows.map((row) => row.id)
}
