import { and, eq, gt, ne } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { authSession } from './schema/auth.ts'

/** Whose browser a session's token belongs to, while it lasts. `at` is wall time, as a session is. */
export async function personOfSession(
  db: Database | Tx,
  token: string,
  at: Date,
): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: authSession.userId })
    .from(authSession)
    .where(and(eq(authSession.token, token), gt(authSession.expiresAt, at)))
  return row?.personId
}

export async function endSession(db: Database | Tx, token: string): Promise<void> {
  await db.delete(authSession).where(eq(authSession.token, token))
}

/** Ends every session of a person: when they leave, and when what they may do changes. */
export async function endSessionsOf(
  db: Database | Tx,
  personId: string,
  exceptToken = '',
): Promise<void> {
  await db
    .delete(authSession)
    .where(and(eq(authSession.userId, personId), ne(authSession.token, exceptToken)))
}
