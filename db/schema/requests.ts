import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** A write request already answered: the same key from the same person gets the same answer. */
export const idempotency = pgTable(
  'idempotency',
  {
    personId: text().notNull(),
    key: text().notNull(),
    operation: text().notNull(),
    digest: text().notNull(),
    status: integer(),
    body: jsonb().$type<unknown>(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] })],
)

/** Work for the relay: start a case's workflow, tell a workflow that the calendar changed. */
export const outbox = pgTable(
  'outbox',
  {
    key: text().primaryKey(),
    kind: text().$type<'start-case' | 'recompute-case' | 'tell-case'>().notNull(),
    caseId: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
    doneAt: instant(),
    attempts: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [index('outbox_open').on(t.at).where(sql`done_at is null`)],
)
