import { date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Every number of the procedures, versioned; a case keeps the version in force on the day it was opened. */
export const rule = pgTable(
  'rule',
  {
    id: text().notNull(),
    version: integer().notNull(),
    value: jsonb().$type<number>().notNull(),
    /** workdays, days, months, ratio, count, hours, yuan */
    unit: text().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    source: text().notNull(),
    article: text(),
    setBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
)

/** Exceptions to Monday–Friday: holidays and make-up working days (调休). */
export const calendarDay = pgTable('calendar_day', {
  day: date({ mode: 'string' }).primaryKey(),
  kind: text().$type<'holiday' | 'workday'>().notNull(),
  name: text(),
})

/** A year without a published calendar is provisional (暂按周末推算). */
export const calendarYear = pgTable('calendar_year', {
  year: integer().primaryKey(),
  publishedAt: instant(),
  source: text(),
})

/** One row: grows with every edit, and is named in each deadline's explanation. */
export const calendarVersion = pgTable('calendar_version', {
  version: integer().primaryKey(),
  at: instant().notNull(),
  by: text().notNull(),
  reason: text(),
})
