import { sql } from 'drizzle-orm'
import type { PreviewResult } from '../workflows/rule-change/preview.ts'
import type { Database, Tx } from './client.ts'

/** A proposal's rehearsal as it stands. */
export type PreviewState = {
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly failure: string | null
}

/** Queues the rehearsal of a proposal, or queues one that failed once more. */
export async function queuePreview(tx: Tx, caseId: string, at: string): Promise<void> {
  await tx.execute(sql`insert into rule_preview (case_id, state, queued_at) values (${caseId}, 'queued', ${at})
    on conflict (case_id) do update set state = 'queued', attempts = 0, queued_at = ${at}, started_at = null,
      ended_at = null, failure = null where rule_preview.state = 'failed'`)
}

/** How the rehearsal of a proposal stands; undefined where none was asked for. */
export async function previewOf(
  db: Database | Tx,
  caseId: string,
): Promise<PreviewState | undefined> {
  const [row] = await db.execute<PreviewState>(
    sql`select state, failure from rule_preview where case_id = ${caseId}`,
  )
  return row
}

/** What a rehearsal is to try. */
export type PreviewJob = {
  readonly caseId: string
  readonly rule: string
  readonly value: number
  readonly attempts: number
}

/**
 * Takes up the oldest rehearsal that waits, one at a time for all processes: one that was begun before
 * `abandonedBefore` was left by a process that fell, and is taken up again. Those of proposals decided
 * meanwhile are passed over.
 */
export async function takePreview(
  db: Database,
  args: { readonly at: string; readonly abandonedBefore: string },
): Promise<PreviewJob | undefined> {
  return await db.transaction(async (tx) => {
    await tx.execute(sql`lock table rule_preview in share row exclusive mode`)
    const [row] = await tx.execute<PreviewJob>(sql`
      update rule_preview v set state = 'running', attempts = v.attempts + 1, started_at = ${args.at}
      from "case" c
      where c.id = v.case_id and v.case_id = (
        select w.case_id from rule_preview w join "case" x on x.id = w.case_id and x.ended_at is null
        where w.state = 'queued' or (w.state = 'running' and w.started_at < ${args.abandonedBefore}::timestamptz)
        order by w.queued_at, w.case_id limit 1)
        and not exists (select 1 from rule_preview b
          where b.state = 'running' and b.started_at >= ${args.abandonedBefore}::timestamptz)
      returning v.case_id as "caseId", c.data->>'rule' as rule, (c.data->>'value')::float8 as value, v.attempts`)
    return row
  })
}

/** Puts a rehearsal that was interrupted back, as if it had not been begun. */
export async function giveUpPreview(db: Database, caseId: string): Promise<void> {
  await db.execute(sql`update rule_preview set state = 'queued', attempts = attempts - 1, started_at = null
    where case_id = ${caseId} and state = 'running'`)
}

/** Keeps what a rehearsal found. */
export async function finishPreview(
  db: Database,
  args: { readonly caseId: string; readonly at: string; readonly result: PreviewResult },
): Promise<void> {
  await db.execute(sql`update rule_preview set state = 'done', ended_at = ${args.at}, failure = null,
    result = ${JSON.stringify(args.result)}::jsonb where case_id = ${args.caseId}`)
}

/** Notes that a rehearsal failed, by code. */
export async function failPreview(
  db: Database,
  args: { readonly caseId: string; readonly at: string; readonly failure: string },
): Promise<void> {
  await db.execute(sql`update rule_preview set state = 'failed', ended_at = ${args.at}, failure = ${args.failure}
    where case_id = ${args.caseId}`)
}
