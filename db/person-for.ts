import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** Why a person cannot be given a case. Recusal is never told apart from having no right to it. */
export type PersonRefusal = 'person.not-active' | 'person.may-not-take'

/** What the person is to get: a task of a role or section, or just sight of the case. */
export type Need =
  | { readonly to: 'know' }
  | {
      readonly to: 'take'
      readonly candidateKey: string | null
      readonly sectionId: string | null
      readonly excluded: readonly string[]
    }

type Row = {
  readonly id: string
  readonly active: boolean
  readonly recused: boolean
  /** Holds a role inside the bureau other than one of the three administrators'. */
  readonly insider: boolean
  readonly holds: boolean
  /** The case is not kept to roles that they lack. */
  readonly welcome: boolean
}

/** Whether a person may be given a case or a task of it on a day (YYYY-MM-DD); undefined when they may. */
export async function refusePerson(
  tx: Database | Tx,
  args: {
    readonly personId: string
    readonly caseId: string
    readonly day: string
    readonly need: Need
  },
): Promise<PersonRefusal | undefined> {
  const { need, day } = args
  const [role = '', section = ''] =
    need.to === 'take' ? (need.candidateKey ?? `staff@${need.sectionId ?? ''}`).split('@') : []
  const [row] = await tx.execute<Row>(sql`
    select p.id, p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date) as active,
      exists (select 1 from recusal r where r.case_id = ${args.caseId} and r.person_id = p.id) as recused,
      exists (select 1 from role_grant g where ${inForce(day)}
        and g.role not in ('admin', 'security_admin', 'auditor', 'supervisor', 'commission')) as insider,
      exists (select 1 from role_grant g where ${inForce(day)}
        and (g.role = ${role} or (${role} = 'staff' and g.role = 'head'))
        and (${section} = '*' or g.section_id = ${section}
          or (g.role = 'leader' and exists (select 1 from section s where s.id = ${section} and s.leader_id = p.id)))) as holds,
      coalesce((select c.audience is null or exists (select 1 from role_grant g where ${inForce(day)}
        and g.role = any(string_to_array(c.audience, ' '))) from "case" c where c.id = ${args.caseId}), true) as welcome
    from person p where p.id = ${args.personId}`)
  if (!row?.active) return 'person.not-active'
  if (row.recused || !row.insider) return 'person.may-not-take'
  if (need.to === 'know') return row.welcome ? undefined : 'person.may-not-take'
  return row.holds && !need.excluded.includes(row.id) ? undefined : 'person.may-not-take'
}

/** The persons who hold a candidate key (`role@section`, `role@*`) on a day. */
export async function holdersOf(tx: Database | Tx, key: string, day: string): Promise<string[]> {
  const [role = '', section = ''] = key.split('@')
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct p.id from person p join role_grant g on ${inForce(day)} and g.role = ${role}
    where p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)
      and (coalesce(g.section_id, '*') = ${section}
        or (g.role = 'leader' and exists (select 1 from section s where s.id = ${section} and s.leader_id = p.id)))
    order by p.id`)
  return rows.map((row) => row.id)
}

const inForce = (day: string) => sql`g.person_id = p.id and g.from_date <= ${day}::date
  and (g.to_date is null or g.to_date >= ${day}::date)`
