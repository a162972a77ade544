import { sql } from 'drizzle-orm'
import type { Word } from '../workflows/kit/messages.ts'
import type { Database, Tx } from './client.ts'

export type OutboxRow = {
  readonly key: string
  readonly kind: 'start-case' | 'recompute-case' | 'tell-case'
  readonly caseId: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** The oldest rows nobody has carried out; those that failed wait longer each time (up to five minutes). */
export async function openOutbox(db: Database, now: string, limit: number): Promise<OutboxRow[]> {
  return db.execute<OutboxRow>(sql`select key, kind, case_id as "caseId", payload from outbox
    where done_at is null and at + least(attempts * attempts, 300) * interval '1 second' <= ${now}::timestamptz
    order by at limit ${limit}`)
}

/**
 * Word for a case, carried by the relay once what it tells of is committed. The same key is told once.
 * `facts` are ids, dates and choices.
 */
export async function enqueueWord(
  tx: Database | Tx,
  args: {
    readonly key: string
    readonly caseId: string
    readonly word: Word
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`insert into outbox (key, kind, case_id, payload, at)
    values (${args.key}, 'tell-case', ${args.caseId}, ${JSON.stringify(args.word)}::jsonb, ${args.at})
    on conflict do nothing`)
}

export async function markDone(db: Database, key: string, at: string): Promise<void> {
  await db.execute(sql`update outbox set done_at = ${at} where key = ${key}`)
}

export async function markFailed(db: Database, key: string, error: string): Promise<void> {
  await db.execute(
    sql`update outbox set attempts = attempts + 1, last_error = ${error} where key = ${key}`,
  )
}
