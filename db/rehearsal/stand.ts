import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { type PlayedTask, playedColumns, playedOrder } from './tasks.ts'

/** Where a rehearsal stands at an instant, read in one go because it is read thousands of times. */
export type Stand = {
  /** Something waits in the outbox to be carried out. */
  readonly outbox: boolean
  /** What is armed until now and has neither fired nor been cancelled, by owner and rung. */
  readonly due: readonly string[]
  /** The next instant at which something is armed, as epoch milliseconds. */
  readonly nextMs: number | undefined
  /** Open tasks that came about since an instant, the oldest first. */
  readonly opened: readonly PlayedTask[]
}

/** `now` and `since` are ISO instants. */
export async function readStand(
  db: Database,
  { now, since }: { readonly now: string; readonly since: string },
): Promise<Stand> {
  const armed = sql`fired_at is null and cancelled_at is null`
  const [row] = await db.execute<{
    outbox: boolean
    due: readonly string[] | null
    next: string | null
    opened: readonly PlayedTask[] | null
  }>(sql`
    select
      exists (select 1 from outbox where done_at is null
        and at + least(attempts * attempts, 300) * interval '1 second' <= ${now}::timestamptz) as outbox,
      (select jsonb_agg(owner_id || ' ' || rung) from armed
        where ${armed} and fires_at <= ${now}::timestamptz) as due,
      (select min(fires_at) from armed where ${armed} and fires_at > ${now}::timestamptz) as next,
      (select jsonb_agg(to_jsonb(x)) from (
        select ${playedColumns} from task t join "case" c on c.id = t.case_id
        where t.ended_at is null and t.created_at >= ${since}::timestamptz ${playedOrder}) x) as opened`)
  return {
    outbox: row?.outbox ?? false,
    due: row?.due ?? [],
    nextMs: row?.next ? Date.parse(row.next) : undefined,
    opened: row?.opened ?? [],
  }
}
