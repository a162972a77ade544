import { boolean, date, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Role } from '../../workflows/kit/definition.ts'
import { instant } from './columns.ts'

/** 科室. `leaderId` is the leader in charge (分管领导). */
export const section = pgTable('section', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  aliases: text().array().notNull().default([]),
  leaderId: text(),
  position: text().notNull().default(''),
})

/** A member of the bureau. `nameNormal` is the folded name that recusal compares. */
export const person = pgTable(
  'person',
  {
    id: text().primaryKey(),
    login: text().notNull().unique(),
    name: text().notNull(),
    nameNormal: text().notNull(),
    sectionId: text().references(() => section.id),
    title: text(),
    window: boolean().notNull().default(false),
    joinedOn: date({ mode: 'string' }).notNull(),
    leftOn: date({ mode: 'string' }),
  },
  (t) => [index().on(t.sectionId), index().on(t.nameNormal)],
)

/** A role held for a section (or the whole bureau when null), from a date to a date. */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    role: text().$type<Role>().notNull(),
    sectionId: text().references(() => section.id),
    fromDate: date({ mode: 'string' }).notNull(),
    toDate: date({ mode: 'string' }),
    grantedBy: text(),
  },
  (t) => [index().on(t.personId), index().on(t.role, t.sectionId)],
)

/** 代理: while away, `deputyId` sees and answers what `personId` would; chains, and ends by itself. */
export const absence = pgTable(
  'absence',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    deputyId: text()
      .notNull()
      .references(() => person.id),
    fromDate: date({ mode: 'string' }).notNull(),
    toDate: date({ mode: 'string' }).notNull(),
    reason: text(),
    setBy: text().notNull(),
    endedAt: instant(),
  },
  (t) => [index().on(t.personId), index().on(t.deputyId)],
)

/** A saved inbox view, kept on the server and shareable with a section or everyone. */
export const savedView = pgTable(
  'saved_view',
  {
    id: text().primaryKey(),
    ownerId: text()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    query: text().notNull(),
    sharedWith: text(),
  },
  (t) => [uniqueIndex().on(t.ownerId, t.name)],
)

/** Who watches which case (关注). */
export const watch = pgTable(
  'watch',
  { personId: text().notNull(), caseId: text().notNull(), since: instant().notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.caseId] })],
)
