import { eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { complaint, complaintMessage } from './schema/complaints.ts'

/** A complaint as it is stored; what is sealed stays so. */
export type ComplaintRow = typeof complaint.$inferSelect
export type MessageRow = typeof complaintMessage.$inferSelect

export async function insertComplaint(tx: Tx, row: typeof complaint.$inferInsert): Promise<void> {
  await tx.insert(complaint).values(row)
}

export async function complaintOfCase(
  tx: Database | Tx,
  caseId: string,
): Promise<ComplaintRow | undefined> {
  const [row] = await tx.select().from(complaint).where(eq(complaint.caseId, caseId))
  return row
}

export async function complaintByNumber(
  tx: Database | Tx,
  number: string,
): Promise<ComplaintRow | undefined> {
  const [row] = await tx.select().from(complaint).where(eq(complaint.number, number))
  return row
}

/** The complaint that the same filing gave before. */
export async function complaintByFingerprint(
  tx: Database | Tx,
  fingerprint: string,
): Promise<ComplaintRow | undefined> {
  const [found] = await tx.execute<{ id: string }>(
    sql`select id from "case" where fingerprint = ${fingerprint}`,
  )
  return found && complaintOfCase(tx, found.id)
}

/** Lets the same filing, sent twice at once, be taken in one after the other. */
export async function lockFiling(tx: Tx, fingerprint: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${fingerprint}, 0))`)
}

export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from "case" where number = ${number}`)
  return rows.length > 0
}

export async function insertMessage(
  tx: Tx,
  row: typeof complaintMessage.$inferInsert,
): Promise<void> {
  await tx.insert(complaintMessage).values(row)
}

/** What was said after filing, oldest first. */
export async function messagesOf(
  tx: Database | Tx,
  caseId: string,
): Promise<readonly MessageRow[]> {
  return await tx
    .select()
    .from(complaintMessage)
    .where(eq(complaintMessage.caseId, caseId))
    .orderBy(complaintMessage.at, complaintMessage.id)
}
