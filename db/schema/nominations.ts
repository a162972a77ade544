import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** 评优提名: a section, or a person of it, nominated for excellence in a year. */
export const nomination = pgTable(
  'nomination',
  {
    id: text().primaryKey(),
    year: integer().notNull(),
    sectionId: text().notNull(),
    /** Null where the section itself is nominated. */
    personId: text(),
    merits: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    withdrawnBy: text(),
    withdrawnAt: instant(),
  },
  (t) => [
    index().on(t.year, t.sectionId),
    uniqueIndex('nomination_once')
      .on(t.year, t.sectionId, sql`coalesce(person_id, '')`)
      .where(sql`withdrawn_at is null`),
  ],
)
