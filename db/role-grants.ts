import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Role } from '../workflows/kit/definition.ts'
import type { Tx } from './client.ts'
import { roleGrant } from './schema/people.ts'

export type NewGrant = {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly sectionId: string | null
  readonly fromDate: string
  readonly toDate: string | null
  readonly grantedBy: string
}

export async function addGrants(tx: Tx, grants: readonly NewGrant[]): Promise<void> {
  if (grants.length > 0) await tx.insert(roleGrant).values([...grants])
}

/** Roles a person holds on a day or will hold after it. */
export async function grantsFrom(tx: Tx, personId: string, day: string) {
  return await tx
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), isCurrentOrLater(day)))
}

export async function findGrant(tx: Tx, personId: string, grantId: string) {
  const [row] = await tx
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.id, grantId), eq(roleGrant.personId, personId)))
    .for('update')
  return row
}

/** The last day of roles already held becomes the day before `from`; the rows stay for the record. */
export async function endGrants(tx: Tx, ids: readonly string[], from: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(roleGrant)
    .set({ toDate: sql`(${from}::date - 1)` })
    .where(and(inArray(roleGrant.id, [...ids]), isCurrentOrLater(from)))
}

/** The persons who hold a role on a day. */
export async function holdersOf(tx: Tx, role: Role, day: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, role),
        sql`${roleGrant.fromDate} <= ${day}::date`,
        isCurrentOrLater(day),
      ),
    )
  return rows.map((row) => row.personId)
}

const isCurrentOrLater = (day: string) =>
  or(isNull(roleGrant.toDate), sql`${roleGrant.toDate} >= ${day}::date`)
