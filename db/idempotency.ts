import { and, eq, sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { idempotency } from './schema/requests.ts'

type RequestKey = { readonly personId: string; readonly key: string }

/** What is known of a write with this key: nothing yet, or what became of it. */
export type RequestBefore =
  | { readonly is: 'new' | 'different' | 'in-progress' }
  | { readonly is: 'answered'; readonly status: number; readonly body: unknown }

/** Claims a key for a write; one left unanswered for a minute by a crash is claimed anew. */
export async function beginRequest(
  db: Database,
  request: RequestKey & {
    readonly operation: string
    readonly digest: string
    readonly at: string
  },
): Promise<RequestBefore> {
  const claimed = await db
    .insert(idempotency)
    .values(request)
    .onConflictDoUpdate({
      target: [idempotency.personId, idempotency.key],
      set: { at: request.at },
      setWhere: sql`${idempotency.status} is null and ${idempotency.digest} = excluded.digest
        and ${idempotency.operation} = excluded.operation
        and ${idempotency.at} < excluded.at - interval '1 minute'`,
    })
    .returning({ key: idempotency.key })
  if (claimed.length > 0) return { is: 'new' }
  const [row] = await db.select().from(idempotency).where(keyIs(request))
  if (!row) return { is: 'in-progress' }
  if (row.digest !== request.digest || row.operation !== request.operation)
    return { is: 'different' }
  if (row.status === null) return { is: 'in-progress' }
  return { is: 'answered', status: row.status, body: row.body }
}

export async function finishRequest(
  db: Database,
  request: RequestKey & { readonly status: number; readonly body: unknown },
): Promise<void> {
  const { status, body } = request
  await db.update(idempotency).set({ status, body }).where(keyIs(request))
}

/** For a write that had no effect through no fault of its own: it may be sent again. */
export async function forgetRequest(db: Database, request: RequestKey): Promise<void> {
  await db.delete(idempotency).where(keyIs(request))
}

const keyIs = ({ personId, key }: RequestKey) =>
  and(eq(idempotency.personId, personId), eq(idempotency.key, key))
