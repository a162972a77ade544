import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The database's own clock, which every machine shares: that a process lives is no business time. */
const wallTime = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 })

/** A worker that runs, or ran until its last beat. */
export const workerHeartbeat = pgTable('worker_heartbeat', {
  id: text().primaryKey(),
  host: text().notNull(),
  processId: integer().notNull(),
  version: text().notNull(),
  startedAt: wallTime().notNull(),
  beatAt: wallTime().notNull(),
})
