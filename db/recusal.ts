import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { textArray } from './viewer.ts'

type Of = {
  readonly caseId: string
  readonly named: readonly string[]
  readonly at: string
  readonly day: string
}

/**
 * 回避 (domain §1): whoever is named in a case, and everyone who reports to them that day, never handles,
 * sees or counts it. A head's section reports to the head, a leader's sections to the leader, and
 * everyone but the stationed discipline group to the chief.
 */
export async function recuse(tx: Database | Tx, of: Of): Promise<void> {
  if (of.named.length === 0) return
  const named = textArray(of.named)
  await tx.execute(sql`
    ${underThem(named, of.day)}
    insert into recusal (case_id, person_id, because, since)
    select distinct on (id) ${of.caseId}, id, because, ${of.at}::timestamptz from (
      select unnest(${named}) as id, 'named' as because, 0 as n
      union all select id, 'reports-to-named', 1 from under
    ) who order by id, n
    on conflict do nothing`)
}

/** Keeps a case about persons who take part in it from everyone who reports to them. */
export async function recuseReports(tx: Database | Tx, of: Of): Promise<void> {
  if (of.named.length === 0) return
  const named = textArray(of.named)
  await tx.execute(sql`
    ${underThem(named, of.day)}
    insert into recusal (case_id, person_id, because, since)
    select distinct ${of.caseId}, id, 'reports-to-named', ${of.at}::timestamptz from under where id <> all(${named})
    on conflict do nothing`)
}

/** Everyone who reports to a person on a day, without the person. */
export async function reportsTo(
  tx: Database | Tx,
  personId: string,
  day: string,
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    ${underThem(textArray([personId]), day)} select distinct id from under where id <> ${personId} order by 1`)
  return rows.map((row) => row.id)
}

/** Open interviews with whom they are held: who reports to them changes with every move. */
export async function openInterviews(
  tx: Tx,
): Promise<readonly { readonly caseId: string; readonly named: readonly string[] }[]> {
  return await tx.execute<{ caseId: string; named: string[] }>(sql`
    select id as "caseId", array[responsible_id] as named from "case"
    where procedure = 'interview' and ended_at is null and responsible_id is not null`)
}

const underThem = (named: SQL, day: string): SQL => sql`
    with held as (
      select g.person_id, g.role, g.section_id from role_grant g where g.person_id = any(${named})
        and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
    ), led as (
      select section_id as id, person_id from held where role = 'head' and section_id is not null
      union select s.id, s.leader_id from section s where s.leader_id = any(${named})
      union select s.id, h.person_id from section s, held h where h.role = 'chief'
        and not exists (select 1 from person p join role_grant d on d.person_id = p.id and d.role = 'discipline' where p.section_id = s.id)
    ), under as (
      select p.id from led l join person p on p.section_id = l.id
      union select g.person_id from held h join role_grant g on g.role = 'leader' where h.role = 'chief'
    )`
