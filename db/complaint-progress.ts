import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** Where a complaint's case stands. `waitsFor` is the step that a wait between steps is for. */
export type Standing = {
  readonly caseId: string
  readonly step: string | null
  readonly waitsFor: string | null
  readonly waitsSince: string | null
  readonly ended: boolean
  readonly outcome: string | null
  /** The last day of what is open or waited for (YYYY-MM-DD). */
  readonly until: string | null
  readonly reviewed: boolean
  /** Whoever has the step now; empty while nobody has claimed it. */
  readonly holders: readonly string[]
  readonly openTaskId: string | null
}

export async function standingOfComplaint(
  tx: Database | Tx,
  caseId: string,
): Promise<Standing | undefined> {
  const [row] = await tx.execute<Standing>(sql`
    select c.id as "caseId", c.step, w.for as "waitsFor", w.since as "waitsSince", c.ended_at is not null as ended, c.outcome,
      coalesce(t.deadline->>'dueDate', w.until) as until,
      exists (select 1 from task r where r.case_id = c.id and r.step in ('review', 'clue-review')) as reviewed,
      case when t.assignee_id is null then '{}'::text[] else t.co_handlers || t.assignee_id end as holders,
      t.id as "openTaskId"
    from "case" c
    left join lateral (
      select split_part(a.rung, '.', 1) as for, c.data->'wait'->>'since' as since,
        (a.fires_at at time zone 'Asia/Shanghai')::date::text as until
      from armed a where a.owner_id = c.id || '.wait' and a.fired_at is null and a.cancelled_at is null limit 1) w on true
    left join lateral (
      select id, deadline, assignee_id, co_handlers from task
      where case_id = c.id and ended_at is null and about_task_id is null limit 1) t on true
    where c.id = ${caseId}`)
  return row
}

/** A step that the complainant is told of, with what was written to them. */
export type ToldStep = {
  readonly step: string
  readonly outcome: string
  readonly at: string
  readonly told: string | null
  readonly whereTo: string | null
  /** Of a longer time limit: until when, and why it was asked for. */
  readonly until: string | null
}

/** The completed steps of a case in order, extensions of its handling among them. */
export async function toldSteps(tx: Database | Tx, caseId: string): Promise<readonly ToldStep[]> {
  return await tx.execute<ToldStep>(sql`
    select t.step, t.outcome, t.ended_at as at, t.answer->>'until' as until, t.answer->>'whereTo' as "whereTo",
      coalesce(t.answer->>'told', case when t.step = 'extension' then t.brief->>'reason'
        when t.outcome in ('rejected', 'not-accepted') then t.answer->>'reason' end) as told
    from task t left join task a on a.id = t.about_task_id
    where t.case_id = ${caseId} and t.ending = 'completed' and t.outcome is not null
      and (t.about_task_id is null or (t.step = 'extension' and t.outcome = 'granted' and a.step = 'handle'))
    order by t.ended_at, t.id`)
}

/** The issues that came of a complaint, and whatever was merged with it: what holds for one holds for all. */
export async function kinOf(tx: Database | Tx, caseId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with main as (select coalesce(merged_into, case_id) as id from complaint where case_id = ${caseId}),
    complaints as (select k.case_id as id from complaint k, main where k.merged_into = main.id union select id from main)
    select id from complaints union select c.id from "case" c join complaints k on c.linked_to = k.id
    order by 1`)
  return rows.map((row) => row.id)
}

/** Adds persons to those a case is about. */
export async function nameAlso(tx: Tx, caseId: string, persons: readonly string[]): Promise<void> {
  await tx.execute(sql`update "case" set data = jsonb_set(data, '{named}', (
      select coalesce(jsonb_agg(distinct x), '[]') from (
        select jsonb_array_elements_text(coalesce(data->'named', '[]')) as x
        union select jsonb_array_elements_text(${JSON.stringify(persons)}::jsonb)) y))
    where id = ${caseId}`)
}

/** Keeps a rating; false when the complaint was rated since it was answered. */
export async function keepRating(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly rating: number
    readonly at: string
    readonly since: string
  },
): Promise<boolean> {
  const rows =
    await tx.execute(sql`update complaint set rating = ${args.rating}, rated_at = ${args.at}
    where case_id = ${args.caseId} and (rated_at is null or rated_at < ${args.since}::timestamptz) returning 1`)
  return rows.length > 0
}
