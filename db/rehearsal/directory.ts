import { sql } from 'drizzle-orm'
import type { Role } from '../../workflows/kit/definition.ts'
import type { Database } from '../client.ts'

/** A stretch of days (YYYY-MM-DD), both included; without an end it goes on. */
type Span = { readonly from: string; readonly to: string | null }

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
  readonly joinedOn: string
  /** The first day on which they are no longer there. */
  readonly leftOn: string | null
}
export type DirectoryGrant = Span & {
  readonly personId: string
  readonly role: Role
  readonly sectionId: string | null
}
export type DirectoryAbsence = Span & { readonly personId: string; readonly deputyId: string }

/** Everyone who is, was or will be in the bureau, what they hold, and who stands in for whom. */
export async function readBureau(db: Database) {
  const [sections, people, grants, absences] = await Promise.all([
    db.execute<DirectorySection>(
      sql`select id, name, aliases, leader_id as "leaderId" from section order by position, id`,
    ),
    db.execute<DirectoryPerson>(sql`
      select id, name, section_id as "sectionId", joined_on::text as "joinedOn", left_on::text as "leftOn"
      from person order by login`),
    db.execute<DirectoryGrant>(sql`
      select person_id as "personId", role, section_id as "sectionId", from_date::text as "from", to_date::text as "to"
      from role_grant order by person_id, role, id`),
    db.execute<DirectoryAbsence>(sql`
      select person_id as "personId", deputy_id as "deputyId", from_date::text as "from", to_date::text as "to"
      from absence where ended_at is null order by person_id, id`),
  ])
  return { sections, people, grants, absences }
}

export type BureauRows = Awaited<ReturnType<typeof readBureau>>
