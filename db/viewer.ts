import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '../workflows/kit/definition.ts'
import type { Database, Tx } from './client.ts'

/**
 * Who is asking, as of a day: the person, whom they stand in for, and what their roles open.
 * Every query about cases and tasks takes one, so access is checked in the query itself.
 */
export type Viewer = {
  readonly personId: string
  readonly name: string
  readonly sectionId: string | null
  readonly today: string
  /** Persons this one stands in for today (chains of absences resolved), without themself. */
  readonly actingFor: readonly string[]
  /** Roles held today, own and those of the persons stood in for. */
  readonly roles: readonly {
    readonly role: Role
    readonly sectionId: string | null
    readonly of: string
  }[]
  /** `role@section` keys of candidate tasks. */
  readonly keys: readonly string[]
  /** Sections whose ledgers are open to them: own, headed, or led. */
  readonly sections: readonly string[]
  /** Roles that see the whole bureau's cases. */
  readonly bureauWide: boolean
}

const bureauWideRoles: readonly Role[] = ['conduct_office', 'discipline', 'chief', 'committee']
/** 三员分立: these accounts administer; none of them reads a case's content. */
const contentlessRoles: readonly Role[] = ['admin', 'security_admin', 'auditor']

type ViewerRow = {
  readonly id: string
  readonly name: string
  readonly section_id: string | null
  readonly principals: readonly string[] | null
  readonly grants:
    | readonly {
        role: Role
        section_id: string | null
        person_id: string
        led: readonly string[] | null
      }[]
    | null
}

/** The viewer for a person on a day (YYYY-MM-DD), or undefined when they have left or never were. */
export async function loadViewer(
  db: Database | Tx,
  personId: string,
  today: string,
): Promise<Viewer | undefined> {
  const [row] = await db.execute<ViewerRow>(sql`
    with recursive standing_in(person_id) as (
      select ${personId}::text
      union
      select a.person_id from absence a join standing_in s on a.deputy_id = s.person_id
      where a.from_date <= ${today}::date and a.to_date >= ${today}::date and a.ended_at is null
    )
    select p.id, p.name, p.section_id,
      (select array_agg(person_id) from standing_in where person_id <> p.id) as principals,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'section_id', g.section_id, 'person_id', g.person_id,
          'led', case when g.role = 'leader' then (select jsonb_agg(s.id) from section s where s.leader_id = g.person_id) end))
        from role_grant g join standing_in using (person_id)
        where g.from_date <= ${today}::date and (g.to_date is null or g.to_date >= ${today}::date)) as grants
    from person p
    where p.id = ${personId} and p.joined_on <= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)`)
  if (!row) return undefined
  const grants = row.grants ?? []
  const contentless = grants.length > 0 && grants.every((g) => contentlessRoles.includes(g.role))
  const sections = new Set<string>()
  for (const g of grants) {
    if (g.section_id && (g.role === 'head' || g.role === 'staff')) sections.add(g.section_id)
    for (const led of g.led ?? []) sections.add(led)
  }
  if (row.section_id && !contentless) sections.add(row.section_id)
  return {
    personId: row.id,
    name: row.name,
    sectionId: row.section_id,
    today,
    actingFor: row.principals ?? [],
    roles: grants.map((g) => ({ role: g.role, sectionId: g.section_id, of: g.person_id })),
    keys: [...new Set(grants.flatMap((g) => candidateKeys(g)))],
    sections: [...sections],
    bureauWide: grants.some((g) => bureauWideRoles.includes(g.role)),
  }
}

function candidateKeys(g: {
  role: Role
  section_id: string | null
  led: readonly string[] | null
}): string[] {
  if (g.role === 'leader') return (g.led ?? []).map((id) => `leader@${id}`)
  return [`${g.role}@${g.section_id ?? '*'}`]
}

/** The person and those they stand in for. */
export const principals = (v: Viewer): readonly string[] => [v.personId, ...v.actingFor]

/** A text[] parameter. */
export const textArray = (values: readonly string[]): SQL =>
  values.length === 0
    ? sql`'{}'::text[]`
    : sql`array[${sql.join(
        values.map((v) => sql`${v}`),
        sql`, `,
      )}]::text[]`

/**
 * True where the viewer is not recused from the case (回避). Whom they stand in for counts too, unless
 * they have a part in the case themself. `caseId` is a column of the outer query.
 */
export function notRecused(v: Viewer, caseId: SQL): SQL {
  const self = sql`r.person_id = ${v.personId}`
  if (v.actingFor.length === 0) {
    return sql`not exists (select 1 from recusal r where r.case_id = ${caseId} and ${self})`
  }
  const ownPart = sql`exists (select 1 from participant o where o.case_id = r.case_id and o.person_id = ${v.personId})`
  return sql`not exists (select 1 from recusal r where r.case_id = ${caseId}
    and (${self} or (r.person_id = any(${textArray(v.actingFor)}) and not ${ownPart})))`
}

/** True where a case is not kept to roles that the viewer lacks. `of` names the case's table. */
export function inAudience(v: Viewer, of: SQL): SQL {
  return sql`(${of}.audience is null or string_to_array(${of}.audience, ' ') && ${textArray(v.roles.map((r) => r.role))})`
}

/** True where the viewer may see the case `c` at all: lists, totals, search, exports and pages share it. */
export function maySeeCase(v: Viewer): SQL {
  const open = v.bureauWide
    ? sql`true`
    : sql`(c.section_id = any(${textArray(v.sections)}) or exists (select 1 from participant x where x.case_id = c.id and x.person_id = any(${textArray(principals(v))})))`
  return sql`(${open} and ${inAudience(v, sql`c`)} and ${notRecused(v, sql`c.id`)})`
}

/** True where the task `t` is the viewer's to act on: assigned, co-handled, or theirs to claim. */
export function mayTakeTask(v: Viewer): SQL {
  const who = textArray(principals(v))
  return sql`((t.assignee_id = any(${who}) or t.co_handlers && ${who}
      or (t.assignee_id is null and t.candidate_key = any(${textArray(v.keys)}) and not (t.excluded && ${who})))
    and ${notRecused(v, sql`t.case_id`)})`
}
