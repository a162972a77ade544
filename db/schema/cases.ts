import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { KeptDue } from '../../workflows/kit/deadline.ts'
import { bytes, instant } from './columns.ts'

/** One case of one procedure: the projection that lists and pages read. Content never reaches the engine. */
export const cases = pgTable(
  'case',
  {
    id: text().primaryKey(),
    procedure: text().notNull(),
    number: text().unique(),
    title: text().notNull(),
    description: text(),
    sectionId: text(),
    responsibleId: text(),
    severity: text().notNull().default('general'),
    category: text(),
    source: text().notNull(),
    status: text().notNull(),
    step: text(),
    outcome: text(),
    /** The deadline the section answers for (registered, extended), as a date; null before registration and while paused. */
    dueDate: date({ mode: 'string' }),
    /** While paused: what `dueDate` comes back from. */
    dueKept: jsonb().$type<KeptDue>(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    linkedTo: text(),
    /** The only roles that may see it, apart by blanks (a clue: discipline); null for the usual rules. */
    audience: text(),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
    registeredAt: instant(),
    /** 单位销号 */
    closedAt: instant(),
    /** 群众认可: null until the source was asked; then 'recognised' or 'not-fixed' */
    recognition: text(),
    recognisedAt: instant(),
    endedAt: instant(),
    returns: integer().notNull().default(0),
    rebounds: integer().notNull().default(0),
    fingerprint: text(),
    search: text().array().notNull().default([]),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.sectionId, t.openedAt, t.id),
    index().on(t.openedAt, t.id),
    index().on(t.openedBy, t.openedAt, t.id),
    index().on(t.linkedTo),
    index().on(t.procedure, t.status),
    index('case_search').using('gin', t.search),
    uniqueIndex().on(t.fingerprint),
    index().on(t.dueDate),
  ],
)

/** Who may never handle, see or count a case (回避): the named and everyone who reports to them. */
export const recusal = pgTable(
  'recusal',
  {
    caseId: text().notNull(),
    personId: text().notNull(),
    because: text().notNull(),
    since: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.personId] }), index().on(t.personId)],
)

/** Who took part in a case and so may see it: assignee, co-handler, copied, mentioned, opener. */
export const participant = pgTable(
  'participant',
  {
    caseId: text().notNull(),
    personId: text().notNull(),
    as: text().notNull(),
    since: instant().notNull(),
    readAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.personId, t.as] }),
    index().on(t.personId, t.as, t.since),
  ],
)

/** Comments hold the words; the event ledger holds only their digest. */
export const comment = pgTable(
  'comment',
  {
    id: text().primaryKey(),
    caseId: text().notNull(),
    taskId: text(),
    personId: text().notNull(),
    text: text().notNull(),
    mentions: text().array().notNull().default([]),
    at: instant().notNull(),
  },
  (t) => [index().on(t.caseId)],
)

/** Evidence (佐证材料): content checked, metadata stripped before it is stored. */
export const evidence = pgTable(
  'evidence',
  {
    id: text().primaryKey(),
    caseId: text(),
    taskId: text(),
    name: text().notNull(),
    mime: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    stripped: boolean().notNull(),
    /** Content is sealed with the complaint's key; the name says nothing. */
    sealed: boolean().notNull().default(false),
    uploadedBy: text().notNull(),
    at: instant().notNull(),
    content: bytes().notNull(),
  },
  (t) => [index().on(t.caseId), index().on(t.uploadedBy)],
)

/** The last number given in a series such as WT-2026. */
export const numberSeries = pgTable('number_series', {
  series: text().primaryKey(),
  last: integer().notNull(),
})
