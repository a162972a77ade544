import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** A person of the bureau on a day (YYYY-MM-DD), or undefined when they are not in its service then. */
export async function findPersonInService(
  tx: Database | Tx,
  id: string,
  day: string,
): Promise<
  { readonly id: string; readonly name: string; readonly sectionId: string | null } | undefined
> {
  const [row] = await tx.execute<{ id: string; name: string; sectionId: string | null }>(sql`
    select id, name, section_id as "sectionId" from person
    where id = ${id} and joined_on <= ${day}::date and (left_on is null or left_on > ${day}::date)`)
  return row
}
