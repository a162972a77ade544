import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The event ledger: append-only (a trigger refuses update and delete), each row chained to the one
 * before by sha-256. Rows carry ids, rules and digests, never what people wrote.
 * `seq`, `prevHash` and `hash` are given by the insert trigger.
 */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    caseId: text(),
    taskId: text(),
    kind: text().notNull(),
    /** A person's id, or 'system'. */
    actor: text().notNull(),
    onBehalfOf: text(),
    rule: text(),
    /** Why the act was refused; null when it was done. */
    refused: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    prevHash: text().notNull(),
    hash: text().notNull(),
    /** Business key: the same effect is entered once. */
    key: text(),
  },
  (t) => [index().on(t.caseId, t.seq), uniqueIndex().on(t.key), index().on(t.actor)],
)

/** One row: the chain's last entry. Locks the chain while a row is added, and shows a cut-off tail. */
export const ledgerHead = pgTable('ledger_head', {
  id: text().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})
