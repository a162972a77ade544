import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { isOpen } from './deliveries.ts'

export type Backlog = {
  readonly openTasks: number
  readonly outbox: number
  readonly armedOverdue: number
  readonly deliveries: number
  readonly deliveriesFailed: number
}

/** How much is waiting: tasks for people, outbox rows for the relay, timers past their time at `at`, messages to go out. */
export async function readBacklog(db: Database, at: string): Promise<Backlog> {
  const [row] = await db.execute<Backlog>(sql`
    select (select count(*)::int from task where ended_at is null) as "openTasks",
      (select count(*)::int from outbox where done_at is null) as outbox,
      (select count(*)::int from armed
        where fires_at < ${at} and fired_at is null and cancelled_at is null) as "armedOverdue",
      (select count(*)::int from delivery d where ${isOpen}) as deliveries,
      (select count(*)::int from delivery where failed_at is not null and dropped_at is null
        and merged_into is null) as "deliveriesFailed"`)
  if (!row) throw new Error('counting gave no row')
  return row
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
