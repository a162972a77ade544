import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant, wallTime } from './columns.ts'

/** A key of its own for each sealed thing, wrapped by a key that is kept outside the database. */
const envelope = () => ({
  keyId: text().notNull(),
  wrappedKey: bytes().notNull(),
})

/**
 * What is kept of a complaint beside its case: who complained and their words, sealed; the receipt's code as
 * a keyed hash. `case.title` and `case.description` never hold any of it.
 */
export const complaint = pgTable(
  'complaint',
  {
    caseId: text().primaryKey(),
    /** As printed on the receipt: TS-2026- and digits in no order. */
    number: text().notNull().unique(),
    channel: text().notNull(),
    kind: text().notNull(),
    /** The complainant left a name; the name itself is sealed. */
    realName: boolean().notNull(),
    ...envelope(),
    /** Name, phone and contact; null when anonymous, or erased after its time. */
    sealedIdentity: bytes(),
    /** What happened, where, when, and who was named. */
    sealedText: bytes().notNull(),
    codeHash: bytes().notNull(),
    /** Keyed hash of the phone, for callers who agreed to be recognised next time. */
    callerIndex: text(),
    /** Who took it down for the complainant; null when they filed it themselves. */
    takenBy: text(),
    receivedAt: instant().notNull(),
    /** The case that this one was found to repeat. */
    mergedInto: text(),
    /** 5 非常满意 … 1 非常不满意 */
    rating: integer(),
    ratedAt: instant(),
    identityErasedAt: instant(),
  },
  (t) => [index().on(t.callerIndex), index().on(t.mergedInto), index().on(t.receivedAt)],
)

/** What is said between the complainant and the handlers after filing; sealed with the complaint's key. */
export const complaintMessage = pgTable(
  'complaint_message',
  {
    id: text().primaryKey(),
    caseId: text().notNull(),
    kind: text().$type<'addition' | 'question' | 'answer' | 'objection'>().notNull(),
    /** A person's id; null for the complainant. */
    personId: text(),
    /** The question that an answer is to. */
    about: text(),
    at: instant().notNull(),
    sealedText: bytes().notNull(),
  },
  (t) => [index().on(t.caseId, t.at)],
)

/** A request to open a sealed identity: who asks and why, who approves, until when it may be read. */
export const identityOpening = pgTable(
  'identity_opening',
  {
    id: text().primaryKey(),
    caseId: text().notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    sealedReason: bytes().notNull(),
    decidedBy: text(),
    decidedAt: instant(),
    approved: boolean(),
    until: instant(),
    /** How often it was read. */
    reveals: integer().notNull().default(0),
  },
  (t) => [index().on(t.caseId, t.askedAt)],
)

/** Key-encryption keys in use, each with a known text sealed by it: a wrong key is noticed before anything is stored. */
export const sealingKey = pgTable('sealing_key', {
  id: text().primaryKey(),
  probe: bytes().notNull(),
})

/** What may be used once: solved proofs of work and signed requests, until they expire by themselves. */
export const spentOnce = pgTable(
  'spent_once',
  { token: text().primaryKey(), expiresAt: wallTime().notNull() },
  (t) => [index().on(t.expiresAt)],
)

/** 体验记录: what a supervisor met with, unannounced. The words of one that became a complaint are sealed there. */
export const experience = pgTable(
  'experience',
  {
    id: text().primaryKey(),
    supervisorId: text().notNull(),
    place: text().notNull(),
    sectionId: text(),
    happenedOn: date({ mode: 'string' }).notNull(),
    words: text(),
    /** 5 非常满意 … 1 非常不满意 */
    rating: integer().notNull(),
    caseId: text(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.supervisorId, t.at), index().on(t.at)],
)

/** 局长接待日: one row a day it is held. */
export const receptionDay = pgTable('reception_day', {
  day: date({ mode: 'string' }).primaryKey(),
  host: text(),
  openedAt: instant(),
  closedAt: instant(),
  closedBy: text(),
})

/** Somebody who booked or walked in; who they are and what they want is sealed. */
export const receptionRequest = pgTable(
  'reception_request',
  {
    day: date({ mode: 'string' }).notNull(),
    /** Order of arrival, counted from 1. */
    place: integer().notNull(),
    kind: text().$type<'booking' | 'walk-in'>().notNull(),
    status: text().$type<'waiting' | 'received' | 'absent'>().notNull(),
    ...envelope(),
    /** Gone once the day is closed: who came is in the complaints alone, sealed like everybody's. */
    sealedVisitor: bytes(),
    /** What they said, once received. */
    sealedText: bytes(),
    sectionId: text(),
    /** What it becomes when the day is closed. */
    becomes: text().$type<'complaint' | 'issue'>(),
    receivedBy: text(),
    caseId: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.place] })],
)
