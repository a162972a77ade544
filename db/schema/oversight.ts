import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ConsequenceKind } from '../../workflows/consequences.ts'
import { instant } from './columns.ts'

/** What followed from a rule for a section or a person, with everything that says why. */
export const consequence = pgTable(
  'consequence',
  {
    /** Business key: the same cause has the same consequence once. */
    id: text().primaryKey(),
    kind: text().$type<ConsequenceKind>().notNull(),
    /** The case that imposed it. */
    caseId: text().notNull(),
    sectionId: text(),
    personId: text(),
    at: instant().notNull(),
    rule: text().notNull(),
    ruleVersion: integer().notNull(),
    threshold: doublePrecision(),
    value: doublePrecision(),
    period: text(),
    /** Ids of the cases that were counted. */
    because: text().array().notNull().default([]),
    decidedBy: text().array().notNull().default([]),
    until: date({ mode: 'string' }),
    liftedAt: instant(),
    liftedBy: text(),
  },
  (t) => [index().on(t.caseId), index().on(t.sectionId, t.at), index().on(t.personId, t.at)],
)

/** A section's rectification rate over a month or quarter, as it was counted, with its rows. */
export const rate = pgTable(
  'rate',
  {
    sectionId: text().notNull(),
    /** 2026-01 or 2026-Q1 */
    period: text().notNull(),
    closed: integer().notNull(),
    due: integer().notNull(),
    /** closed ÷ due; null where nothing was due, which is never poor. */
    rate: doublePrecision(),
    /** Ids of the cases due, and of those of them that were closed. */
    dueCases: text().array().notNull().default([]),
    closedCases: text().array().notNull().default([]),
    countedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sectionId, t.period] })],
)

/** A recurring duty done, or passed over with a reason; once for each day it is due. */
export const dutyRun = pgTable(
  'duty_run',
  {
    duty: text().notNull(),
    /** The day the calendar names (YYYY-MM-DD), before it moves to a working day. */
    nominal: date({ mode: 'string' }).notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    ranAt: instant().notNull(),
    /** Done on a later day than it was due: the system was away. */
    late: boolean().notNull(),
    /** 'system', or who ran it by hand. */
    by: text().notNull(),
    /** Why nothing was done: the duty was paused. */
    skipped: text(),
    /** What was done, in figures. */
    result: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Ids of the cases it opened. */
    cases: text().array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.duty, t.nominal] })],
)

/** When a duty was paused, by whom and why; open until it is resumed, which has its reason too. */
export const dutyPause = pgTable(
  'duty_pause',
  {
    duty: text().notNull(),
    since: instant().notNull(),
    by: text().notNull(),
    reason: text().notNull(),
    endedAt: instant(),
    endedBy: text(),
    endedBecause: text(),
  },
  (t) => [
    primaryKey({ columns: [t.duty, t.since] }),
    uniqueIndex('duty_pause_open').on(t.duty).where(sql`ended_at is null`),
  ],
)
