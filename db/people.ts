import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '../workflows/kit/definition.ts'
import type { Database, Tx } from './client.ts'
import { notRecused, type Viewer } from './viewer.ts'

/** A section or person by id and name. */
export type Named = { readonly id: string; readonly name: string }

/** One line of the bureau's directory. `away` when an absence covers the day asked about. */
export type PersonRow = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly title: string | null
  readonly section: Named | null
  readonly away: boolean
}

export type GrantRow = {
  readonly id: string
  readonly role: Role
  readonly section: Named | null
  readonly from: string
  readonly to: string | null
}

export type AbsenceRow = {
  readonly id: string
  readonly person: Named
  readonly deputy: Named
  readonly from: string
  readonly to: string
  readonly reason: string | null
  /** Not ended, and not over by the day asked about. */
  readonly active: boolean
}

export type PersonDetailRow = PersonRow & {
  readonly window: boolean
  readonly joinedOn: string
  readonly leftOn: string | null
  readonly grants: readonly GrantRow[]
  readonly absences: readonly AbsenceRow[]
  readonly openTasks: number
}

const named = (row: string): SQL =>
  sql.raw(
    `case when ${row}.id is null then null else jsonb_build_object('id', ${row}.id, 'name', ${row}.name) end`,
  )

const here = (today: string): SQL =>
  sql`p.joined_on <= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)`

const personColumns = (today: string): SQL => sql`
  p.id, p.login, p.name, p.title, ${named('s')} as section,
  exists (select 1 from absence a where a.person_id = p.id and a.ended_at is null
    and a.from_date <= ${today}::date and a.to_date >= ${today}::date) as away`

/** Who is in the bureau on a day, narrowed by name or login and section, in order of login. */
export async function listPeople(
  db: Database | Tx,
  filter: {
    readonly today: string
    readonly q?: string | undefined
    readonly section?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<readonly PersonRow[]> {
  const like = `%${(filter.q ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  return await db.execute<PersonRow>(sql`
    select ${personColumns(filter.today)}
    from person p left join section s on s.id = p.section_id
    where ${here(filter.today)}
      and (p.name like ${like} or p.login like ${like} or replace(p.login, '.', '') like ${like})
      and (${filter.section ?? null}::text is null or p.section_id = ${filter.section ?? null})
      and p.login > ${filter.after ?? ''}
    order by p.login limit ${filter.limit}`)
}

/**
 * One person as of the viewer's day, with roles, absences and open tasks, those of cases the viewer
 * is recused from not counted; whoever has left is still found.
 */
export async function findPerson(
  db: Database | Tx,
  id: string,
  viewer: Viewer,
): Promise<PersonDetailRow | undefined> {
  const { today } = viewer
  const [row] = await db.execute<PersonDetailRow>(sql`
    select ${personColumns(today)}, p."window", p.joined_on::text as "joinedOn", p.left_on::text as "leftOn",
      (select count(*)::int from task t where t.assignee_id = p.id and t.ended_at is null
        and ${notRecused(viewer, sql`t.case_id`)}) as "openTasks",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'section', ${named('gs')},
          'from', g.from_date, 'to', g.to_date) order by g.from_date, g.id)
        from role_grant g left join section gs on gs.id = g.section_id where g.person_id = p.id), '[]') as grants,
      coalesce((select jsonb_agg(${absenceObject(today)} order by a.from_date, a.id)
        from absence a join person d on d.id = a.deputy_id where a.person_id = p.id), '[]') as absences
    from person p left join section s on s.id = p.section_id
    where p.id = ${id}`)
  return row
}

const absenceObject = (today: string): SQL => sql`jsonb_build_object('id', a.id,
  'person', jsonb_build_object('id', p.id, 'name', p.name), 'deputy', jsonb_build_object('id', d.id, 'name', d.name),
  'from', a.from_date, 'to', a.to_date, 'reason', a.reason,
  'active', a.ended_at is null and a.to_date >= ${today}::date)`

/** Those of the logins who are in the bureau on a day, for the demonstration's list. */
export async function listByLogin(db: Database | Tx, logins: readonly string[], today: string) {
  return await db.execute<PersonRow>(sql`
    select ${personColumns(today)} from person p left join section s on s.id = p.section_id
    where p.login in ${logins} and ${here(today)}`)
}

/** Persons by id, with their names; ids that are not there are left out. */
export async function namesOf(
  db: Database | Tx,
  ids: readonly string[],
): Promise<readonly Named[]> {
  if (ids.length === 0) return []
  return await db.execute<Named>(
    sql`select id, name from person where id in (${sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )}) order by id`,
  )
}

/** Sections with their head and leader in charge on a day, in the bureau's order. */
export async function listSections(db: Database | Tx, today: string) {
  return await db.execute<{
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly head: Named | null
    readonly leader: Named | null
    readonly people: number
  }>(sql`
    select s.id, s.name, s.aliases, ${named('h')} as head, ${named('l')} as leader,
      (select count(*)::int from person p where p.section_id = s.id and ${here(today)}) as people
    from section s
    left join person l on l.id = s.leader_id
    left join lateral (
      select p.id, p.name from role_grant g join person p on p.id = g.person_id
      where g.role = 'head' and g.section_id = s.id and g.from_date <= ${today}::date
        and (g.to_date is null or g.to_date >= ${today}::date) and ${here(today)}
      order by g.from_date desc, g.id limit 1) h on true
    order by s.position, s.id`)
}
