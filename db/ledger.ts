import { sql } from 'drizzle-orm'
import type { EntryKind } from '../workflows/kit/entry-kinds.ts'
import type { Database, Tx } from './client.ts'

/** What administrators do; of no case, so no timeline tells it. */
type AdministrationKind =
  `${'absence' | 'bureau' | 'experience' | 'reception' | 'calendar' | 'codec' | 'duty' | 'ledger' | 'person' | 'role' | 'section' | 'view'}.${string}`

/** One thing that happened, or was refused. `actor` is a person's id or 'system'. */
export type NewEntry = {
  readonly at: string
  readonly kind: EntryKind | AdministrationKind
  readonly actor: string
  readonly caseId?: string | null
  readonly taskId?: string | null
  readonly onBehalfOf?: string | null
  readonly rule?: string | null
  readonly refused?: string | null
  /** Ids, dates, choices and digests: never what a person wrote. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Business key: an entry with the same key is entered once. */
  readonly key?: string | null
}

/**
 * Appends to the event ledger. Call it last in its transaction: the insert trigger locks the chain's
 * head until commit. Entries whose key exists already are left out.
 */
export async function appendEntries(
  tx: Database | Tx,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((e) => ({
    at: e.at,
    case_id: e.caseId ?? null,
    task_id: e.taskId ?? null,
    kind: e.kind,
    actor: e.actor,
    on_behalf_of: e.onBehalfOf ?? null,
    rule: e.rule ?? null,
    refused: e.refused ?? null,
    data: e.data ?? {},
    key: e.key ?? null,
  }))
  await tx.execute(sql`select append_ledger(${JSON.stringify(rows)}::jsonb)`)
}
