import { sql } from 'drizzle-orm'
import type { KeptDue } from '../../workflows/kit/deadline.ts'
import type { Tx } from '../client.ts'

export type LockedCase = {
  readonly id: string
  readonly procedure: string
  readonly number: string | null
  readonly title: string
  readonly description: string | null
  readonly sectionId: string | null
  readonly responsibleId: string | null
  readonly severity: string
  readonly category: string | null
  readonly dueDate: string | null
  readonly dueKept: KeptDue | null
  /** Closed by the unit: what it was due counts in its month, whatever follows. */
  readonly closed: boolean
  readonly data: Readonly<Record<string, unknown>>
  readonly openedBy: string
  /** The only roles that may see it. */
  readonly audience: string | null
  /** The day whose rules the case keeps (YYYY-MM-DD). */
  readonly rulesOf: string
  /** True when this write was applied before. */
  readonly applied: boolean
}

/** Key of a write in the event ledger: each is applied once, however often its activity runs. */
export const writeKey = (caseId: string, seq: number): string => `${caseId}#${seq}`

/** Locks a case for one write. @throws Error when there is no such case. */
export async function lockCase(tx: Tx, caseId: string, seq: number): Promise<LockedCase> {
  const [row] = await tx.execute<LockedCase>(sql`
    select c.id, c.procedure, c.number, c.title, c.description, c.section_id as "sectionId",
      c.responsible_id as "responsibleId", c.severity, c.category, c.due_date::text as "dueDate", c.due_kept as "dueKept",
      c.closed_at is not null as closed, c.data, c.opened_by as "openedBy", c.audience,
      (c.opened_at at time zone 'Asia/Shanghai')::date::text as "rulesOf",
      exists (select 1 from ledger_entry where key = ${writeKey(caseId, seq)}) as applied
    from "case" c where c.id = ${caseId} for update of c`)
  if (!row) throw new Error(`no case ${caseId}`)
  return row
}
