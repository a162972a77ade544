import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { Cursor } from './cursor.ts'
import { isOpen } from './deliveries.ts'
import type { Named } from './people.ts'
import { textArray } from './viewer.ts'

/** What did not go out: to whom and why. What it was about is not for those who look after the channels. */
export type FailureRow = {
  readonly id: string
  readonly channel: 'mail' | 'robot'
  readonly person: Named | null
  readonly robot: Named | null
  /** How many notifications are in it. */
  readonly count: number
  readonly since: string
  readonly attempts: number
  readonly reason: string
  readonly said: number | null
  /** Null once it has been given up. */
  readonly nextAt: string | null
  readonly failedAt: string | null
}

export type FailureState = 'failed' | 'retrying'

const inState: Readonly<Record<FailureState, SQL>> = {
  failed: sql`d.failed_at is not null and d.sent_at is null and d.dropped_at is null and d.merged_into is null`,
  retrying: sql`${isOpen} and d.reason is not null`,
}

/** A page of what failed: given up, or still being tried; the newest first. */
export async function listFailures(
  db: Database,
  query: {
    readonly state: FailureState
    readonly after: Cursor | undefined
    readonly limit: number
  },
): Promise<readonly FailureRow[]> {
  const { state, after, limit } = query
  const rest = after ? sql`and (d.since, d.id) < (${after.key}::timestamptz, ${after.id})` : sql``
  return await db.execute<FailureRow>(sql`
    select d.id, d.channel, d.since, d.attempts, d.reason, d.said, d.failed_at as "failedAt",
      case when d.failed_at is null then d.next_at end as "nextAt",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end as robot,
      (select count(*)::int from delivery m where m.id = d.id or m.merged_into = d.id) as count
    from delivery d left join person p on p.id = d.person_id left join robot r on r.id = d.robot_id
    where ${inState[state]} ${rest}
    order by d.since desc, d.id desc limit ${limit}`)
}

/** How many messages are given up, being tried again, and waiting. */
export async function countDeliveries(
  db: Database,
): Promise<{ readonly failed: number; readonly retrying: number; readonly waiting: number }> {
  const [row] = await db.execute<{ failed: number; retrying: number; waiting: number }>(sql`
    select count(*) filter (where ${inState.failed})::int as failed,
      count(*) filter (where ${inState.retrying})::int as retrying,
      count(*) filter (where ${isOpen} and d.reason is null)::int as waiting
    from delivery d where d.sent_at is null and d.dropped_at is null`)
  return row ?? { failed: 0, retrying: 0, waiting: 0 }
}

/** Has messages tried again from now on; gives the ids of those that were waiting for it. */
export async function retryDeliveries(
  tx: Tx,
  ids: readonly string[],
  at: string,
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string; mergedInto: string | null }>(sql`
    update delivery d set failed_at = null, since = ${at}, next_at = ${at}, attempts = 0
    where (d.id = any(${textArray(ids)}) or d.merged_into = any(${textArray(ids)}))
      and d.sent_at is null and d.dropped_at is null and d.reason is not null
    returning d.id, d.merged_into as "mergedInto"`)
  return rows.filter((row) => row.mergedInto === null).map((row) => row.id)
}

/** Gives messages up for good; gives the ids of those that were. */
export async function dropDeliveries(
  tx: Tx,
  ids: readonly string[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string; mergedInto: string | null }>(sql`
    update delivery d set dropped_at = ${at}, dropped_by = ${by}
    where (d.id = any(${textArray(ids)}) or d.merged_into = any(${textArray(ids)}))
      and d.sent_at is null and d.dropped_at is null and d.reason is not null
    returning d.id, d.merged_into as "mergedInto"`)
  return rows.filter((row) => row.mergedInto === null).map((row) => row.id)
}
