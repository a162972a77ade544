import { sql } from 'drizzle-orm'
import type { Level } from '../../workflows/kit/levels.ts'
import type { Tx } from '../client.ts'
import { textArray } from '../viewer.ts'

/** Who may take a task: the persons at the first level where anybody may. */
export type Eligible = {
  readonly level: number
  readonly persons: readonly string[]
  /** Persons passed over because a rule forbids them (回避). */
  readonly recused: boolean
}

/**
 * Finds the first level with somebody active, not recused from the case and not excluded. Level 0 may
 * name persons instead of a role.
 */
export async function findEligible(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly persons?: readonly string[]
    readonly levels: readonly Level[]
    readonly excluded: readonly string[]
    readonly day: string
  },
): Promise<Eligible> {
  const levels = args.levels.map((l, i) => ({
    n: i + (args.persons ? 1 : 0),
    role: l.role,
    section_id: l.sectionId,
  }))
  const rows = await tx.execute<{ n: number; id: string; barred: boolean }>(sql`
    with level as (select * from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) as l(n int, role text, section_id text)),
    holder as (
      select 0 as n, unnest(${textArray(args.persons ?? [])}) as id
      union
      select l.n, g.person_id from level l join role_grant g on g.role = l.role
        and (l.role = 'leader' or l.section_id is null or g.section_id is null or g.section_id = l.section_id)
        and g.from_date <= ${args.day}::date and (g.to_date is null or g.to_date >= ${args.day}::date)
        and (l.role <> 'leader' or l.section_id is null or g.section_id = l.section_id
          or exists (select 1 from section s where s.id = l.section_id and s.leader_id = g.person_id))
    )
    select h.n, h.id,
      (h.id = any(${textArray(args.excluded)}) or exists (select 1 from recusal r where r.case_id = ${args.caseId} and r.person_id = h.id)) as barred
    from holder h join person p on p.id = h.id and p.joined_on <= ${args.day}::date and (p.left_on is null or p.left_on > ${args.day}::date)
    order by h.n, h.id`)
  const free = rows.filter((r) => !r.barred)
  const level = free[0]?.n ?? -1
  return {
    level,
    persons: free.filter((r) => r.n === level).map((r) => r.id),
    recused: rows.some((r) => r.barred && (level < 0 || r.n <= level)),
  }
}

/** The section whose people hold a bureau-wide role; null when nobody does. */
export async function homeSection(tx: Tx, role: string, day: string): Promise<string | null> {
  const [row] = await tx.execute<{ section_id: string }>(sql`
    select p.section_id from role_grant g join person p on p.id = g.person_id
    where g.role = ${role} and p.section_id is not null
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
    group by 1 order by count(*) desc, 1 limit 1`)
  return row?.section_id ?? null
}

/**
 * Who did the named steps of a case, for whom, and, where a head did, the people of that section:
 * nobody judges themselves, and nobody judges their own head.
 */
export async function doersOf(
  tx: Tx,
  caseId: string,
  steps: readonly string[],
  day: string,
): Promise<string[]> {
  if (steps.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    with doer as (
      select unnest(array[completed_by, on_behalf_of] || co_handlers) as id from task
      where case_id = ${caseId} and step = any(${textArray(steps)}) and ending = 'completed'
    )
    select id from doer where id is not null
    union
    select p.id from doer d join role_grant g on g.person_id = d.id and g.role = 'head'
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
      join person p on p.section_id = g.section_id`)
  return rows.map((r) => r.id)
}

/** Who opened a case, and whomever they stand in for that day: it may have been in that one's name. */
export async function openersOf(tx: Tx, caseId: string, day: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive opener(id) as (
      select opened_by from "case" where id = ${caseId}
      union
      select a.person_id from absence a join opener o on a.deputy_id = o.id
      where a.from_date <= ${day}::date and a.to_date >= ${day}::date and a.ended_at is null
    )
    select id from opener`)
  return rows.map((r) => r.id)
}

/** The highest role that a person holds for a section, or its leadership. */
export async function standingOf(
  tx: Tx,
  personId: string,
  sectionId: string | null,
  day: string,
): Promise<'staff' | 'head' | 'leader' | 'chief'> {
  const [row] = await tx.execute<{ role: 'staff' | 'head' | 'leader' | 'chief' }>(sql`
    select g.role from role_grant g where g.person_id = ${personId}
      and (g.role in ('chief', 'leader') or (g.role = 'head' and g.section_id = ${sectionId}))
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
    order by case g.role when 'chief' then 0 when 'leader' then 1 else 2 end limit 1`)
  return row?.role ?? 'staff'
}
