import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { textArray } from './viewer.ts'

/**
 * 回避 (domain §1): whoever is named in a case, and everyone who reports to them that day, never handles,
 * sees or counts it. A head's section reports to the head, a leader's sections to the leader, and
 * everyone but the stationed discipline group to the chief.
 */
export async function recuse(
  tx: Database | Tx,
  args: {
    readonly caseId: string
    readonly named: readonly string[]
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  if (args.named.length === 0) return
  const named = textArray(args.named)
  await tx.execute(sql`
    with held as (
      select g.person_id, g.role, g.section_id from role_grant g where g.person_id = any(${named})
        and g.from_date <= ${args.day}::date and (g.to_date is null or g.to_date >= ${args.day}::date)
    ), led as (
      select section_id as id, person_id from held where role = 'head' and section_id is not null
      union select s.id, s.leader_id from section s where s.leader_id = any(${named})
      union select s.id, h.person_id from section s, held h where h.role = 'chief'
        and not exists (select 1 from person p join role_grant d on d.person_id = p.id and d.role = 'discipline' where p.section_id = s.id)
    )
    insert into recusal (case_id, person_id, because, since)
    select distinct on (id) ${args.caseId}, id, because, ${args.at}::timestamptz from (
      select unnest(${named}) as id, 'named' as because, 0 as n
      union all select p.id, 'reports-to-named', 1 from led l join person p on p.section_id = l.id
      union all select g.person_id, 'reports-to-named', 1 from held h join role_grant g on g.role = 'leader' where h.role = 'chief'
    ) who order by id, n
    on conflict do nothing`)
}
