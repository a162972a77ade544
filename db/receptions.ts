import { and, eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { receptionDay, receptionRequest } from './schema/complaints.ts'

export type ReceptionRow = typeof receptionRequest.$inferSelect
export type ReceptionDayRow = typeof receptionDay.$inferSelect

/** The day's row, made when it is first needed; locked until the transaction ends. */
export async function lockReception(tx: Tx, day: string): Promise<ReceptionDayRow> {
  await tx.insert(receptionDay).values({ day }).onConflictDoNothing()
  const [row] = await tx.select().from(receptionDay).where(eq(receptionDay.day, day)).for('update')
  if (!row) throw new Error(`no reception day ${day}`)
  return row
}

export async function receptionOn(
  tx: Database | Tx,
  day: string,
): Promise<ReceptionDayRow | undefined> {
  const [row] = await tx.select().from(receptionDay).where(eq(receptionDay.day, day))
  return row
}

/** The day's requests in order of their places. */
export async function requestsOn(tx: Database | Tx, day: string): Promise<readonly ReceptionRow[]> {
  return await tx
    .select()
    .from(receptionRequest)
    .where(eq(receptionRequest.day, day))
    .orderBy(receptionRequest.place)
}

/** The next place in a day's queue; its row was locked. */
export async function nextPlace(tx: Tx, day: string): Promise<number> {
  const [row] = await tx.execute<{ place: number }>(
    sql`select coalesce(max(place), 0) + 1 as place from reception_request where day = ${day}`,
  )
  return row?.place ?? 1
}

export async function insertRequest(
  tx: Tx,
  row: typeof receptionRequest.$inferInsert,
): Promise<void> {
  await tx.insert(receptionRequest).values(row)
}

export async function updateRequest(
  tx: Tx,
  { day, place }: { readonly day: string; readonly place: number },
  change: Partial<typeof receptionRequest.$inferInsert>,
): Promise<void> {
  await tx
    .update(receptionRequest)
    .set(change)
    .where(and(eq(receptionRequest.day, day), eq(receptionRequest.place, place)))
}

/** Closes a day and forgets who came and what they said: their cases have it. */
export async function closeReception(
  tx: Tx,
  args: { readonly day: string; readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .update(receptionDay)
    .set({ closedAt: args.at, closedBy: args.by })
    .where(eq(receptionDay.day, args.day))
  await tx
    .update(receptionRequest)
    .set({ sealedVisitor: null, sealedText: null })
    .where(eq(receptionRequest.day, args.day))
}
