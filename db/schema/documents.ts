import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { DocumentContent, DocumentKind } from '../../workflows/document.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import { instant } from './columns.ts'

/**
 * An official document (公文). Until it is signed its versions grow; from then on a trigger refuses every
 * change, and only a later document that names it in `withdraws` takes it back.
 */
export const document = pgTable(
  'document',
  {
    id: text().primaryKey(),
    kind: text().$type<DocumentKind>().notNull(),
    /** 2026-Q1, 2026-03; null for one that is about no period. */
    period: text(),
    caseId: text().notNull(),
    sectionId: text(),
    title: text().notNull(),
    /** 发文机关 */
    organ: text().notNull(),
    /** 机关代字: what its number begins with. */
    mark: text().notNull(),
    /** Whose document it is. */
    owner: text().$type<Role>().notNull(),
    /** Who may read it once it is signed: the whole bureau, or whoever may open its case. */
    readers: text().$type<'bureau' | 'case'>().notNull(),
    /** The last version, or the one that was signed. */
    version: integer().notNull(),
    draftedAt: instant().notNull(),
    /** 发文字号, given when it is signed. */
    number: text().unique(),
    signedBy: text(),
    signedAt: instant(),
    /** sha-256 of everything it says, its number, signer and date included. */
    sha256: text(),
    withdraws: text(),
  },
  (t) => [
    index().on(t.caseId),
    index().on(t.signedAt, t.id),
    index().on(t.kind, t.period),
    uniqueIndex().on(t.withdraws),
  ],
)

/** What a document said at each saving, and who wrote it: 'system' where it was drafted from data. */
export const documentVersion = pgTable(
  'document_version',
  {
    documentId: text().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<DocumentContent>().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.version] })],
)

/** 签收: who has read a signed document. */
export const documentRead = pgTable(
  'document_read',
  { documentId: text().notNull(), personId: text().notNull(), at: instant().notNull() },
  (t) => [primaryKey({ columns: [t.documentId, t.personId] })],
)
