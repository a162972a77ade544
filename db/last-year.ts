import { sql } from 'drizzle-orm'
import type { Role } from '../workflows/kit/definition.ts'
import type { Database, Tx } from './client.ts'

/** Somebody of the bureau, by id: no names. */
export type RecordedPerson = {
  readonly id: string
  readonly sectionId: string | null
  readonly joinedOn: string
  readonly roles: readonly { readonly role: Role; readonly sectionId: string | null }[]
}

export type RecordedSection = { readonly id: string; readonly leaderId: string | null }

/** An issue as it came in: ids, dates and choices. */
export type RecordedIssue = {
  readonly id: string
  readonly number: string | null
  readonly sectionId: string
  readonly responsibleId: string | null
  readonly coResponsible: readonly string[]
  readonly severity: string
  readonly source: string
  readonly openedBy: string
  readonly openedAt: string
  /** The step it came in at. */
  readonly startAt: string
  /** The deadline fixed for it; null where a rule set one. */
  readonly deadline: string | null
  readonly milestones: number
}

/** What somebody did with a task of an issue. */
export type RecordedAct = {
  readonly caseId: string
  readonly at: string
  readonly kind: string
  readonly by: string
  /** The task's step: of a step beside the walk, its own. */
  readonly step: string
  readonly outcome: string | null
  readonly answer: Readonly<Record<string, unknown>> | null
  readonly data: Readonly<Record<string, unknown>>
}

export type LastYear = {
  readonly sections: readonly RecordedSection[]
  readonly people: readonly RecordedPerson[]
  readonly issues: readonly RecordedIssue[]
  readonly acts: readonly RecordedAct[]
  /** Issues of that time that are not in it, because somebody is recused from them or only some may see them. */
  readonly leftOut: number
}

/** The acts that make a case go on as it did. */
const acts = [
  'task.completed',
  'task.returned',
  'task.withdrawn',
  'task.extension-asked',
  'task.suspended',
  'task.resumed',
  'task.claimed',
  'task.released',
  'task.transferred',
  'task.delegated',
  'task.given-back',
] as const

/**
 * What happened with the bureau's issues from a day (YYYY-MM-DD) on: those that came in since, and those that
 * were not closed by then; `limit` at most, the newest. Nobody recused from a case may learn of it here, so
 * such cases are left out, and so is whatever is kept to a role.
 */
export async function readLastYear(
  db: Database | Tx,
  args: { readonly from: string; readonly today: string; readonly limit: number },
): Promise<LastYear> {
  const since = sql`${args.from}::date::timestamp at time zone 'Asia/Shanghai'`
  const inTime = sql`c.procedure = 'issue' and c.section_id is not null
    and (c.opened_at >= ${since} or (c.ended_at is null and c.closed_at is null) or c.closed_at >= ${since})`
  const open = sql`c.audience is null and not exists (select 1 from recusal r where r.case_id = c.id)`
  const issues = await db.execute<RecordedIssue>(sql`
    select c.id, c.number, c.section_id as "sectionId", c.responsible_id as "responsibleId",
      case when jsonb_typeof(c.data->'coResponsible') = 'array' then c.data->'coResponsible' else '[]' end as "coResponsible", c.severity, c.source,
      c.opened_by as "openedBy", c.opened_at as "openedAt",
      coalesce((select e.data->>'step' from ledger_entry e where e.case_id = c.id and e.kind = 'case.opened' limit 1),
        'register') as "startAt",
      case when t.spec->>'kind' = 'rule' then null
        when t.spec->>'kind' = 'fixed' and t.spec->>'rule' = 'issue.rectify.days' then t.spec->>'date'
        else (select e.data->>'due' from ledger_entry e where e.task_id = t.id and e.kind = 'task.opened' limit 1) end as deadline,
      case when jsonb_typeof(c.data->'milestones') = 'array' then jsonb_array_length(c.data->'milestones') else 0 end as milestones
    from "case" c left join lateral (
      select id, deadline->'explanation'->'spec' as spec from task
      where case_id = c.id and step = 'rectify' and round = 1) t on true
    where ${inTime} and ${open} order by c.opened_at desc, c.id desc limit ${args.limit}`)
  const ids = JSON.stringify(issues.map(({ id }) => id))
  const recorded = await db.execute<RecordedAct>(sql`
    select e.case_id as "caseId", e.at, e.kind, coalesce(e.on_behalf_of, e.actor) as by,
      coalesce(t.step, e.data->>'step') as step, t.outcome, t.answer, e.data
    from ledger_entry e left join task t on t.id = e.task_id
    where e.case_id in (select jsonb_array_elements_text(${ids}::jsonb)) and e.refused is null and e.actor <> 'system'
      and e.kind in (${sql.join(
        acts.map((kind) => sql`${kind}`),
        sql`, `,
      )})
    order by e.seq`)
  const [rest] = await db.execute<{ all: number }>(
    sql`select count(*)::int as all from "case" c where ${inTime}`,
  )
  return {
    ...(await readPlaces(db, args.today)),
    issues: [...issues].reverse(),
    acts: recorded,
    leftOut: (rest?.all ?? issues.length) - issues.length,
  }
}

/** Sections, and people with the roles they hold today; who has left holds none. */
async function readPlaces(
  db: Database | Tx,
  today: string,
): Promise<Pick<LastYear, 'sections' | 'people'>> {
  const sections = await db.execute<RecordedSection>(
    sql`select id, leader_id as "leaderId" from section order by position, id`,
  )
  const people = await db.execute<RecordedPerson>(sql`
    select p.id, p.section_id as "sectionId", p.joined_on::text as "joinedOn",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'sectionId', g.section_id) order by g.role, g.section_id)
        from role_grant g where g.person_id = p.id
          and g.from_date <= ${today}::date and (g.to_date is null or g.to_date >= ${today}::date)), '[]') as roles
    from person p order by p.id`)
  return { sections, people }
}
