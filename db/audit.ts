import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { textArray } from './viewer.ts'

type Month = { readonly from: string; readonly to: string }

const midnight = (day: string) => sql`${day}::date::timestamp at time zone 'Asia/Shanghai'`

/** The issues closed in a month and still closed, by id. One kept to a role (a clue) is nobody else's to draw. */
export async function closuresOf(tx: Tx, { from, to }: Month): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from "case" c where c.procedure = 'issue' and c.audience is null
      and c.closed_at >= ${midnight(from)} and c.closed_at < ${midnight(to)} order by c.id`)
  return rows.map((row) => row.id)
}

/** Where the record stood at an instant: its last entry before it, or the beginning of the chain. */
export async function recordBefore(
  tx: Tx,
  day: string,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const [row] = await tx.execute<{ seq: number; hash: string }>(sql`
    select seq::int as seq, hash from ledger_entry where at < ${midnight(day)} order by seq desc limit 1`)
  return row ?? { seq: 0, hash: '0'.repeat(64) }
}

/** Who holds a role on a day, by id. */
export async function activeHolders(tx: Tx, role: string, day: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct p.id from person p join role_grant g on g.person_id = p.id and g.role = ${role}
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
    where p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date) order by 1`)
  return rows.map((row) => row.id)
}

/**
 * For each closed issue, who may not judge whether it was rightly closed: whoever rectified, confirmed or
 * verified it, with the people of a head who did; the people of its own section; whoever is recused from it.
 */
export async function barredFrom(
  tx: Tx,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.execute<{ id: string; barred: string[] }>(sql`
    with drawn as (select c.id, c.section_id, c.responsible_id from "case" c where c.id = any(${textArray(ids)})),
    doer as (
      select t.case_id as id, unnest(array[t.completed_by, t.on_behalf_of] || t.co_handlers) as person_id
      from task t where t.case_id = any(${textArray(ids)}) and t.ending = 'completed' and t.about_task_id is null
        and t.step in ('rectify', 'confirm', 'verify', 'verify-leader')
    ), barred as (
      select id, person_id from doer where person_id is not null
      union select d.id, p.id from doer d join role_grant g on g.person_id = d.person_id and g.role = 'head'
          and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
        join person p on p.section_id = g.section_id
      union select d.id, d.responsible_id from drawn d where d.responsible_id is not null
      union select d.id, p.id from drawn d join person p on p.section_id = d.section_id
      union select r.case_id, r.person_id from recusal r where r.case_id = any(${textArray(ids)})
    )
    select id, array_agg(person_id order by person_id) as barred from barred group by id`)
  return new Map(rows.map((row) => [row.id, row.barred]))
}
