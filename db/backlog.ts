import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

/** How much is waiting: tasks for people, outbox rows for the relay, timers past their time at `at`. */
export async function readBacklog(
  db: Database,
  at: string,
): Promise<{ readonly openTasks: number; readonly outbox: number; readonly armedOverdue: number }> {
  const [row] = await db.execute<{ openTasks: number; outbox: number; armedOverdue: number }>(sql`
    select (select count(*)::int from task where ended_at is null) as "openTasks",
      (select count(*)::int from outbox where done_at is null) as outbox,
      (select count(*)::int from armed
        where fires_at < ${at} and fired_at is null and cancelled_at is null) as "armedOverdue"`)
  return row ?? { openTasks: 0, outbox: 0, armedOverdue: 0 }
}

/** Whether the database answers. */
export async function isDatabaseUp(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}
