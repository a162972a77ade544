import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * Why a warning was raised: an indicator over its threshold for a section. Open until the figure has
 * fallen below it again; while it is, the same cause is not raised again, whatever became of its case.
 */
export const warningCause = pgTable(
  'warning_cause',
  {
    /** Of the case it opened. */
    caseId: text().primaryKey(),
    indicator: text().notNull(),
    sectionId: text().notNull(),
    /** The month that is compared; empty for figures of the day. */
    period: text().notNull(),
    raisedAt: instant().notNull(),
    clearedAt: instant(),
  },
  (t) => [
    uniqueIndex('warning_cause_open')
      .on(t.indicator, t.sectionId, t.period)
      .where(sql`cleared_at is null`),
  ],
)
