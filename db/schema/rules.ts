import { date, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { RuleUnit } from '../../workflows/rule-change/choices.ts'
import type { PreviewResult } from '../../workflows/rule-change/preview.ts'
import { instant } from './columns.ts'

/** Every number of the procedures, versioned; a case keeps the version in force on the day it was opened. */
export const rule = pgTable(
  'rule',
  {
    id: text().notNull(),
    version: integer().notNull(),
    value: jsonb().$type<number>().notNull(),
    unit: text().$type<RuleUnit>().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    source: text().notNull(),
    article: text(),
    /** Who proposed it, or 'system' for what the bureau started with. */
    setBy: text().notNull(),
    /** The second person. */
    approvedBy: text(),
    /** The case that decided on it; each decides once. */
    caseId: text(),
    enactedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] }), uniqueIndex().on(t.caseId)],
)

/**
 * What a proposed value would have changed in the bureau's last year: a job of the API's, one at a time.
 * Approving waits for it.
 */
export const rulePreview = pgTable('rule_preview', {
  caseId: text().primaryKey(),
  state: text().$type<'queued' | 'running' | 'done' | 'failed'>().notNull(),
  attempts: integer().notNull().default(0),
  queuedAt: instant().notNull(),
  /** When it was last taken up; one left behind by a process that fell is taken up again. */
  startedAt: instant(),
  endedAt: instant(),
  result: jsonb().$type<PreviewResult>(),
  /** Why it failed: a code, never what a program printed. */
  failure: text(),
})

/** 负面清单: each version whole, so that a list can be read as it stood on a day. */
export const negativeList = pgTable(
  'negative_list',
  {
    version: integer().primaryKey(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    setBy: text().notNull(),
    approvedBy: text(),
    caseId: text(),
    enactedAt: instant(),
  },
  (t) => [uniqueIndex().on(t.caseId)],
)

/** An item of a version of the list; its id stays when its words change. */
export const negativeItem = pgTable(
  'negative_item',
  {
    id: text().notNull(),
    version: integer()
      .notNull()
      .references(() => negativeList.version),
    position: integer().notNull(),
    zh: text().notNull(),
    en: text().notNull(),
    /** Other words that ledgers use for it. */
    aliases: text().array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] }), uniqueIndex().on(t.version, t.position)],
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
