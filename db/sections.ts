import { eq, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { section } from './schema/people.ts'

/** A section as an administrator keeps it; `leaderId` is the leader in charge (分管领导). */
export type SectionRow = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly leaderId: string | null
}

/** Every section; nobody else adds or changes one until the transaction ends. */
export async function lockSections(tx: Tx): Promise<readonly SectionRow[]> {
  await tx.execute(sql`lock table section in share row exclusive mode`)
  return await tx.select().from(section)
}

export async function sectionName(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: section.name }).from(section).where(eq(section.id, id))
  return row?.name
}

/** Adds a section as the last in the bureau's order. */
export async function insertSection(tx: Tx, row: SectionRow): Promise<void> {
  const last = sql`(select lpad((coalesce(max(nullif(position, '')::int), 0) + 1)::text, 2, '0') from section)`
  await tx.insert(section).values({ ...row, aliases: [...row.aliases], position: last })
}

export async function updateSection(tx: Tx, { id, ...row }: SectionRow): Promise<void> {
  await tx
    .update(section)
    .set({ ...row, aliases: [...row.aliases] })
    .where(eq(section.id, id))
}

/** Whether a person in the bureau holds the role of a leader on a day. */
export async function isLeader(tx: Tx, personId: string, day: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from role_grant g join person p on p.id = g.person_id
    where g.person_id = ${personId} and g.role = 'leader'
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
      and p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)`)
  return rows.length > 0
}
