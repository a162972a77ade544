import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { wallTime } from './columns.ts'

/** A worker that runs, or ran until its last beat. */
export const workerHeartbeat = pgTable('worker_heartbeat', {
  id: text().primaryKey(),
  host: text().notNull(),
  processId: integer().notNull(),
  version: text().notNull(),
  startedAt: wallTime().notNull(),
  beatAt: wallTime().notNull(),
})
