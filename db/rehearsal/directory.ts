import { sql } from 'drizzle-orm'
import type { Role } from '../../workflows/kit/definition.ts'
import type { Database } from '../client.ts'

export type DirectorySection = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly leaderId: string | null
}
export type DirectoryPerson = {
  readonly id: string
  readonly name: string
  readonly sectionId: string | null
}
export type DirectoryGrant = {
  readonly personId: string
  readonly role: Role
  readonly sectionId: string | null
  /** Held until a date: acting, or lent. */
  readonly until: string | null
}
export type DirectoryAbsence = { readonly personId: string; readonly deputyId: string }

/** The bureau on a day (YYYY-MM-DD): everyone who is in it, what they hold, and who stands in for whom. */
export async function readBureau(db: Database, day: string) {
  const [sections, people, grants, absences] = await Promise.all([
    db.execute<DirectorySection>(
      sql`select id, name, aliases, leader_id as "leaderId" from section order by position, id`,
    ),
    db.execute<DirectoryPerson>(sql`
      select id, name, section_id as "sectionId" from person
      where joined_on <= ${day}::date and (left_on is null or left_on > ${day}::date) order by login`),
    db.execute<DirectoryGrant>(sql`
      select g.person_id as "personId", g.role, g.section_id as "sectionId", g.to_date::text as until
      from role_grant g where g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
      order by g.person_id, g.role, g.id`),
    db.execute<DirectoryAbsence>(sql`
      select person_id as "personId", deputy_id as "deputyId" from absence
      where from_date <= ${day}::date and to_date >= ${day}::date and ended_at is null order by person_id, id`),
  ])
  return { sections, people, grants, absences }
}
