import { inArray } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { section } from './schema/people.ts'

/** Names of sections, in the order of their ids as given; an id nobody has is left out. */
export async function sectionNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: section.id, name: section.name })
    .from(section)
    .where(inArray(section.id, [...ids]))
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return ids.flatMap((id) => names.get(id) ?? [])
}
