import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { mayGoOut, sendOut } from './send-out.ts'

/** A notification for one person; `key` keeps it from being given twice. Never carries content. */
export type Notice = {
  readonly key: string
  readonly personId: string
  readonly kind: string
  readonly caseId: string
  readonly taskId: string | null
  /** Binding ones (overdue, supervise) are shown in vermilion. */
  readonly binding?: boolean
}

/**
 * Puts notifications into inboxes, and into the outbox for whoever chose to have them elsewhere too;
 * recused persons get none. To be called in the transaction of what it tells of.
 */
export async function tell(tx: Tx, notices: readonly Notice[], at: string): Promise<void> {
  if (notices.length === 0) return
  const told = await tx.execute<{ key: string; outside: boolean }>(sql`
    insert into notification (key, person_id, kind, case_id, task_id, at, binding)
    select n.key || ':' || n."personId", n."personId", n.kind, n."caseId", n."taskId", ${at}, coalesce(n.binding, false)
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as n(key text, "personId" text, kind text, "caseId" text, "taskId" text, binding boolean)
    where not exists (select 1 from recusal r where r.case_id = n."caseId" and r.person_id = n."personId")
    on conflict do nothing
    returning key, ${mayGoOut} as outside`)
  const outside = new Set(told.filter((row) => row.outside).map((row) => row.key))
  const news = notices.filter((n) => outside.has(`${n.key}:${n.personId}`))
  if (news.length > 0) await sendOut(tx, news, at)
}

/** Wakes the browsers concerned once the transaction commits: ids only. */
export async function announce(
  tx: Database | Tx,
  event: {
    readonly caseId: string
    readonly taskIds: readonly string[]
    readonly persons: readonly string[]
    readonly keys: readonly string[]
  },
): Promise<void> {
  await tx.execute(sql`select pg_notify('qf_event', ${JSON.stringify(event)})`)
}
