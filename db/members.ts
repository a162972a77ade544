import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** Somebody of the bureau on a day, as a complaint may mean them. */
export type BureauMember = {
  readonly id: string
  readonly nameNormal: string
  readonly sectionId: string | null
  /** Sections they head that day, acting ones too. */
  readonly heads: readonly string[]
  readonly isChief: boolean
  /** They handle complaints: nobody of their section handles one about it. */
  readonly handles: boolean
}

export type BureauSection = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly leaderId: string | null
}

/** Everyone in the bureau on a day (YYYY-MM-DD), with the offices held that day. */
export async function membersOn(tx: Database | Tx, day: string): Promise<readonly BureauMember[]> {
  return await tx.execute<BureauMember>(sql`
    select p.id, p.name_normal as "nameNormal", p.section_id as "sectionId",
      coalesce(array_agg(g.section_id) filter (where g.role = 'head' and g.section_id is not null), '{}') as heads,
      coalesce(bool_or(g.role = 'chief'), false) as "isChief",
      coalesce(bool_or(g.role in ('conduct_office', 'discipline')), false) as handles
    from person p left join role_grant g on g.person_id = p.id and g.from_date <= ${day}::date
      and (g.to_date is null or g.to_date >= ${day}::date)
    where p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)
    group by p.id order by p.id`)
}

export async function allSections(tx: Database | Tx): Promise<readonly BureauSection[]> {
  return await tx.execute<BureauSection>(
    sql`select id, name, aliases, leader_id as "leaderId" from section order by position, id`,
  )
}
