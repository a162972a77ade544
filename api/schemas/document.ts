import { z } from '@hono/zod-openapi'
import { CaseHit } from './case-search.ts'
import { Id, Instant, PageQuery, page, Ref, Text } from './common.ts'

export const documentStatuses = ['draft', 'signed', 'withdrawn'] as const

export const DocumentItem = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindTitle: Text,
    /** 2026-Q1, 2026-03 */
    period: z.string().nullable(),
    title: z.string(),
    organ: z.string(),
    /** 发文字号; null until it is signed. */
    number: z.string().nullable(),
    status: z.enum(documentStatuses),
    version: z.number().int(),
    draftedAt: Instant,
    signedAt: Instant.nullable(),
    signedBy: Ref.nullable(),
    /** When the reader has noted to have read it. */
    readAt: Instant.nullable(),
  })
  .openapi('DocumentItem')

/** A document of a case, as the pages of its case and tasks point to it. */
export const DocumentLink = z
  .object({
    id: z.string(),
    kindTitle: Text,
    title: z.string(),
    status: z.enum(documentStatuses),
    version: z.number().int(),
  })
  .openapi('DocumentLink')

export const DocumentPage = page(DocumentItem).openapi('DocumentPage')

export const DocumentQuery = PageQuery.extend({
  kind: z.string().max(40).optional(),
  q: z.string().trim().max(100).optional(),
  /** Documents of one case. */
  case: Id.optional(),
})

const Heading = z.object({
  block: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2)]),
  text: z.string().trim().min(1).max(200),
})
const Paragraph = z.object({
  block: z.literal('paragraph'),
  text: z.string().trim().min(1).max(4000),
})
const columns = z.array(z.object({ title: z.string(), wide: z.boolean().optional() }))

/** A table as it is read; `opens` where the figure's cases can be looked at. */
const ShownTable = z.object({
  block: z.literal('table'),
  caption: z.string(),
  columns,
  rows: z.array(z.array(z.object({ text: z.string(), opens: z.boolean() }))),
})

/** A table of the version that was edited, by its place there: figures come from the ledger and are not typed. */
const KeptTable = z.object({ block: z.literal('table'), of: z.number().int().min(0) })

export const DocumentDetail = DocumentItem.extend({
  addressee: z.string(),
  blocks: z.array(z.discriminatedUnion('block', [Heading, Paragraph, ShownTable])),
  /** The red head. */
  head: z.string(),
  savedAt: Instant,
  /** Who wrote this version; null where it was drafted from data. */
  savedBy: Ref.nullable(),
  sha256: z.string().nullable(),
  /** Whether what is stored still has that fingerprint; null until it is signed. */
  intact: z.boolean().nullable(),
  /** The case it is signed in, for its owners. */
  caseId: z.string().nullable(),
  withdraws: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  /** How many have read it, and how many it is for; the latter null where that is its case's. */
  readers: z.object({ read: z.number().int(), of: z.number().int().nullable() }),
  can: z.object({ edit: z.boolean(), withdraw: z.boolean(), receipts: z.boolean() }),
}).openapi('DocumentDetail')

export const SaveDocument = z
  .object({
    /** The version that was edited. */
    version: z.number().int().min(1),
    title: z.string().trim().min(1).max(200),
    addressee: z.string().trim().min(1).max(200),
    blocks: z.array(z.discriminatedUnion('block', [Heading, Paragraph, KeptTable])).max(200),
  })
  .openapi('SaveDocument')

export const SavedDocument = z
  .object({ version: z.number().int(), savedAt: Instant })
  .openapi('SavedDocument')

export const DocumentReceipts = z
  .object({
    read: z.array(z.object({ person: Ref, at: Instant })),
    unread: z.array(Ref),
  })
  .openapi('DocumentReceipts')

export const DocumentRead = z.object({ readAt: Instant }).openapi('DocumentRead')

/** The place of a figure: block, row and column, counted from 0. */
export const FigurePlace = z.object({
  id: Id,
  block: z.coerce.number().int().min(0),
  row: z.coerce.number().int().min(0),
  column: z.coerce.number().int().min(0),
})

/** The cases a figure counts, as far as the reader may see them. */
export const FigureCases = z.array(CaseHit).openapi('FigureCases')

export const exportFormats = ['docx', 'pdf', 'xlsx'] as const
export const ExportDocument = z.object({ format: z.enum(exportFormats) })

export const WithdrawDocument = z
  .object({ reason: z.string().trim().min(1).max(1000) })
  .openapi('WithdrawDocument')
export const WithdrawalOpened = z.object({ caseId: z.string() }).openapi('WithdrawalOpened')
