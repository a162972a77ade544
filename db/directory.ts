import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** Who and what an issue can name on a day: sections, and the people who may be responsible. */
export type Directory = {
  readonly sections: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
  }[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly sectionId: string | null
  }[]
}

/** Sections, and the people in the bureau on a day who work in one or lead; administrators and guests are left out. */
export async function readDirectory(db: Database | Tx, today: string): Promise<Directory> {
  const sections = await db.execute<Directory['sections'][number]>(
    sql`select id, name, aliases from section order by position, id`,
  )
  const people = await db.execute<Directory['people'][number]>(sql`
    select p.id, p.name, p.section_id as "sectionId" from person p
    where p.joined_on <= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)
      and (p.section_id is not null or exists (
        select 1 from role_grant g where g.person_id = p.id and g.role in ('leader', 'chief', 'committee', 'discipline')
          and g.from_date <= ${today}::date and (g.to_date is null or g.to_date >= ${today}::date)))
    order by p.id`)
  return { sections, people }
}
