import { sql } from 'drizzle-orm'
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
import { instant } from './columns.ts'
import { person, section } from './people.ts'

/** Which notifications go out: each one, only those that bind (overdue, supervised), or none of them. */
export type News = 'everything' | 'binding' | 'none'
export type Language = 'zh' | 'en'
export type RobotKind = 'wecom' | 'dingtalk' | 'feishu'
/** What a delivery is about, as far as anybody outside may know. */
export type DeliveryKind = 'new' | 'due' | 'late' | 'news' | 'digest'
export type DigestCounts = {
  readonly dueToday: number
  readonly overdue: number
  /** Reached them since the digest before. */
  readonly fresh: number
}

/** A person's own choice for one way out of the house; no row, no choice, nothing sent. */
export const personChannel = pgTable(
  'person_channel',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    channel: text().$type<'mail'>().notNull(),
    address: text().notNull(),
    active: boolean().notNull(),
    news: text().$type<News>().notNull(),
    digest: boolean().notNull(),
    /** HH:MM in Shanghai, both or neither; past midnight when `quietTo` is the earlier. */
    quietFrom: text(),
    quietTo: text(),
    language: text().$type<Language>().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.channel] })],
)

/** A group chat's webhook robot, of a section or, without one, of the bureau. */
export const robot = pgTable(
  'robot',
  {
    id: text().primaryKey(),
    kind: text().$type<RobotKind>().notNull(),
    name: text().notNull().unique(),
    sectionId: text().references(() => section.id),
    active: boolean().notNull(),
    news: text().$type<News>().notNull(),
    digest: boolean().notNull(),
    language: text().$type<Language>().notNull(),
    host: text().notNull(),
    /** Sealed with a key that is not in the database; read only to send. */
    sealedUrl: text().notNull(),
    sealedSecret: text(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [index().on(t.sectionId)],
)

/** Something to be carried out of the house, written with the notification it stands for. */
export const delivery = pgTable(
  'delivery',
  {
    /** The business key, hashed: it becomes a Message-ID and a link, and says nothing there. */
    id: text().primaryKey(),
    channel: text().$type<'mail' | 'robot'>().notNull(),
    personId: text(),
    robotId: text(),
    kind: text().$type<DeliveryKind>().notNull(),
    notificationKey: text(),
    caseId: text(),
    taskId: text(),
    /** The day and the figures of a digest. */
    day: date({ mode: 'string' }),
    counts: jsonb().$type<DigestCounts>(),
    /** Goes out with another one, as one message. */
    mergedInto: text(),
    at: instant().notNull(),
    /** When trying began: at first, or when somebody had it sent again. */
    since: instant().notNull(),
    nextAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    /** Why the last attempt failed, or why it was dropped: a code, never what a server wrote. */
    reason: text(),
    /** The number with which a server said no. */
    said: integer(),
    sentAt: instant(),
    failedAt: instant(),
    droppedAt: instant(),
    droppedBy: text(),
  },
  (t) => [
    index('delivery_open')
      .on(t.channel, t.nextAt)
      .where(
        sql`sent_at is null and failed_at is null and dropped_at is null and merged_into is null`,
      ),
    index('delivery_failed').on(t.failedAt, t.id).where(sql`failed_at is not null`),
    index('delivery_merged').on(t.mergedInto).where(sql`merged_into is not null`),
    index().on(t.personId),
  ],
)

/** The calendar that a person subscribes to with a secret address, of which only the hash is kept. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    personId: text()
      .primaryKey()
      .references(() => person.id),
    tokenHash: text().notNull(),
    language: text().$type<Language>().notNull(),
    since: instant().notNull(),
    /** What was last served, and since when it is like that. */
    etag: text(),
    changedAt: instant(),
  },
  (t) => [uniqueIndex().on(t.tokenHash)],
)

/** Mornings whose digest has been written; several processes write one. */
export const digestRun = pgTable('digest_run', {
  day: date({ mode: 'string' }).primaryKey(),
  ranAt: instant().notNull(),
})
