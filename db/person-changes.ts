import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { absence, person, section } from './schema/people.ts'

/** Someone new; `nameNormal` is the folded name that recusal compares. */
export type NewPerson = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly nameNormal: string
  readonly sectionId: string | null
  readonly title: string | null
  readonly joinedOn: string
}

/** False when the login is taken, also by someone who has left. */
export async function insertPerson(tx: Tx, row: NewPerson): Promise<boolean> {
  const added = await tx
    .insert(person)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: person.id })
  return added.length > 0
}

export type LockedPerson = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly sectionId: string | null
  readonly joinedOn: string
  readonly leftOn: string | null
}

/** The person, kept from other changes until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<LockedPerson | undefined> {
  const [row] = await tx.select().from(person).where(eq(person.id, id)).for('update')
  return row
}

export async function moveToSection(tx: Tx, personId: string, sectionId: string): Promise<void> {
  await tx.update(person).set({ sectionId }).where(eq(person.id, personId))
}

/** From `leftOn` on they are no longer in the bureau, and nobody's deputy. */
export async function markLeft(
  tx: Tx,
  left: { readonly personId: string; readonly leftOn: string; readonly at: string },
): Promise<void> {
  await tx.update(person).set({ leftOn: left.leftOn }).where(eq(person.id, left.personId))
  await tx
    .update(absence)
    .set({ endedAt: left.at })
    .where(
      and(
        isNull(absence.endedAt),
        sql`${absence.toDate} >= ${left.leftOn}::date`,
        sql`${left.personId} in (${absence.personId}, ${absence.deputyId})`,
      ),
    )
}

export async function isSection(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.select({ id: section.id }).from(section).where(eq(section.id, id))
  return rows.length > 0
}
