import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** Who heads a section on a day (YYYY-MM-DD); null when nobody does. An acting head counts after the appointed one. */
export async function headOf(tx: Tx, sectionId: string, day: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select g.person_id as id from role_grant g join person p on p.id = g.person_id
    where g.role = 'head' and g.section_id = ${sectionId}
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
      and p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)
    order by (g.to_date is not null), g.from_date desc, g.person_id limit 1`)
  return row?.id ?? null
}
