import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

/** Forgets answers kept for writes sent before an instant; returns how many, at most `limit`. */
export async function forgetRequests(db: Database, before: string, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from idempotency where (person_id, key) in (
      select person_id, key from idempotency where at < ${before}
      limit ${limit} for update skip locked) returning 1`)
  return gone.length
}

/**
 * Forgets work that the relay had done before an instant; returns how many, at most `limit`. The start
 * of an open case stays: nothing else in Postgres can give a lost engine the facts it began with.
 */
export async function forgetDoneWork(db: Database, before: string, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from outbox where key in (
      select o.key from outbox o where o.done_at < ${before} and (o.kind <> 'start-case'
        or exists (select 1 from "case" c where c.id = o.case_id and c.ended_at is not null))
      limit ${limit} for update skip locked) returning 1`)
  return gone.length
}

/**
 * Forgets what went out or was dropped before one instant, and what was given up before another; returns
 * how many, at most `limit`.
 */
export async function forgetDeliveries(
  db: Database,
  before: { readonly done: string; readonly failed: string },
  limit: number,
): Promise<number> {
  const gone = await db.execute(sql`
    delete from delivery where id in (
      select id from delivery
      where coalesce(sent_at, dropped_at) < ${before.done} or failed_at < ${before.failed}
      limit ${limit} for update skip locked) returning 1`)
  return gone.length
}
