import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { textArray } from './viewer.ts'

/**
 * 回避 (domain §1): whoever is named in a case, and everyone who reports to them that day, never handles,
 * sees or counts it. A head's section reports to the head, a leader's sections to the leader, and
 * everyone but the stationed discipline group to the chief. Returns for how many that is new.
 */
export async function recuse(
  tx: Database | Tx,
  args: {
    readonly caseId: string
    readonly named: readonly string[]
    readonly at: string
    readonly day: string
  },
): Promise<number> {
  if (args.named.length === 0) return 0
  const rows = await tx.execute(sql`
    insert into recusal (case_id, person_id, because, since)
    select distinct on (id) ${args.caseId}, id, because, ${args.at}::timestamptz
    from (${whoeverReportsTo(args.named, args.day)}) who order by id, n
    on conflict do nothing returning 1`)
  return rows.length
}

/** Ids of the named and of everyone who reports to them on a day. */
export async function recusedWith(
  tx: Database | Tx,
  named: readonly string[],
  day: string,
): Promise<string[]> {
  if (named.length === 0) return []
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct id from (${whoeverReportsTo(named, day)}) who`,
  )
  return rows.map((row) => row.id)
}

function whoeverReportsTo(persons: readonly string[], day: string): SQL {
  const named = textArray(persons)
  return sql`
    with held as (
      select g.person_id, g.role, g.section_id from role_grant g where g.person_id = any(${named})
        and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
    ), led as (
      select section_id as id, person_id from held where role = 'head' and section_id is not null
      union select s.id, s.leader_id from section s where s.leader_id = any(${named})
      union select s.id, h.person_id from section s, held h where h.role = 'chief'
        and not exists (select 1 from person p join role_grant d on d.person_id = p.id and d.role = 'discipline' where p.section_id = s.id)
    )
    select unnest(${named}) as id, 'named' as because, 0 as n
    union all select p.id, 'reports-to-named', 1 from led l join person p on p.section_id = l.id
    union all select g.person_id, 'reports-to-named', 1 from held h join role_grant g on g.role = 'leader' where h.role = 'chief'`
}
