import { eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { identityOpening } from './schema/complaints.ts'

export type Opening = typeof identityOpening.$inferSelect & {
  readonly askerName: string
  readonly deciderName: string | null
}

/** Requests to open a complaint's identity, newest first. */
export async function openingsOf(tx: Database | Tx, caseId: string): Promise<readonly Opening[]> {
  return await tx.execute<Opening>(sql`
    select o.id, o.case_id as "caseId", o.asked_by as "askedBy", o.asked_at as "askedAt",
      o.sealed_reason as "sealedReason", o.decided_by as "decidedBy", o.decided_at as "decidedAt", o.approved,
      o.until, o.reveals, coalesce(a.name, o.asked_by) as "askerName", d.name as "deciderName"
    from identity_opening o left join person a on a.id = o.asked_by left join person d on d.id = o.decided_by
    where o.case_id = ${caseId} order by o.asked_at desc, o.id`)
}

export async function insertOpening(
  tx: Tx,
  row: typeof identityOpening.$inferInsert,
): Promise<void> {
  await tx.insert(identityOpening).values(row)
}

/** A request, locked until the transaction ends. */
export async function lockOpening(
  tx: Tx,
  id: string,
): Promise<typeof identityOpening.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(identityOpening)
    .where(eq(identityOpening.id, id))
    .for('update')
  return row
}

export async function decideOpening(
  tx: Tx,
  args: {
    readonly id: string
    readonly by: string
    readonly at: string
    readonly approved: boolean
    readonly until: string | null
  },
): Promise<void> {
  const { id, by, at, approved, until } = args
  await tx
    .update(identityOpening)
    .set({ decidedBy: by, decidedAt: at, approved, until })
    .where(eq(identityOpening.id, id))
}

export async function countReveal(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`update identity_opening set reveals = reveals + 1 where id = ${id}`)
}

/** Instants at which an identity was read, from the ledger. */
export async function revealsOf(tx: Database | Tx, caseId: string): Promise<string[]> {
  const rows = await tx.execute<{ at: string }>(sql`
    select at from ledger_entry where case_id = ${caseId} and kind = 'identity.revealed' and refused is null order by seq`)
  return rows.map((row) => row.at)
}

/** Everyone who holds discipline's office that day; all of them hear of every identity opened. */
export async function disciplineOn(tx: Database | Tx, day: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct p.id from role_grant g join person p on p.id = g.person_id where g.role = 'discipline'
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)
      and p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date) order by 1`)
  return rows.map((row) => row.id)
}
