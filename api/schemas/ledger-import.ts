import { z } from '@hono/zod-openapi'
import { type LedgerField, synonyms } from '../ledger-import/headings.ts'
import { limits } from '../ledger-import/sheet.ts'
import { Id, IsoDate, Ref, Text } from './common.ts'

const ledgerFields = Object.keys(synonyms) as [LedgerField, ...LedgerField[]]
/** What a column of a ledger can hold. */
const LedgerFieldName = z.enum(ledgerFields)

/** What a column can be said to be: a field, or words that are kept with the description. */
const ColumnUse = z.enum([...ledgerFields, 'words'])

/** What a person says of columns, by their key or heading; null leaves a column out. */
export const HeadingChoices = z.record(z.string().max(200), ColumnUse.nullable())

/** A file as browsers send it in a form. */
export const UploadedFile = z
  .custom<File>((value) => value instanceof File)
  .openapi({ type: 'string', format: 'binary' })

export const PreviewForm = z.object({
  file: UploadedFile,
  /** JSON of `HeadingChoices`. */
  headings: z.string().max(20_000).optional(),
})

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()

/** A field as read from its cell: why it was read so, and what a person has to settle. */
const fieldOf = <T extends z.ZodType>(value: T) =>
  z.object({
    raw: z.string(),
    value: value.nullable(),
    how: Text.nullable(),
    problem: Text.extend({ code: z.string() }).nullable(),
    options: list(Ref).optional(),
  })

const Person = z.object({ id: z.string(), name: z.string(), sectionId: z.string().nullable() })
const PersonReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('matched'),
    text: z.string(),
    person: Person,
    bySection: z.boolean(),
  }),
  z.object({ kind: z.literal('ambiguous'), text: z.string(), candidates: list(Person) }),
  z.object({ kind: z.literal('unknown'), text: z.string(), suggestions: list(Person) }),
])

const lengths = z.enum(['days', 'workdays', 'months'])
const DeadlineReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('date'),
    date: IsoDate,
    how: Text,
    warning: Text.nullable(),
    longTerm: z.boolean(),
  }),
  z.object({ kind: lengths, amount: z.number().int(), from: IsoDate, how: Text }),
  z.object({ kind: z.literal('immediate'), longTerm: z.boolean(), how: Text }),
  z.object({ kind: z.literal('long-term'), how: Text }),
  z.object({ kind: z.literal('default'), how: Text }),
  z.object({ kind: z.literal('error'), reason: Text }),
])

export const LedgerPreviewRow = z
  .object({
    sheet: z.string(),
    row: z.number().int(),
    no: z.string().nullable(),
    fields: z.object({
      category: fieldOf(z.string()),
      title: fieldOf(z.string()),
      measures: fieldOf(z.string()),
      leader: fieldOf(Ref),
      section: fieldOf(Ref),
      /** Everybody recognised, the first named first; `names` has each name by itself. */
      responsible: fieldOf(list(Ref)).extend({ names: list(PersonReading) }),
      deadline: fieldOf(DeadlineReading),
      status: fieldOf(z.string()),
      remark: fieldOf(z.string()),
      severity: fieldOf(z.enum(['general', 'serious'])),
      source: fieldOf(z.string()),
    }),
    /** Columns that are not known, by heading. */
    others: z.record(z.string(), z.string()),
    fingerprint: z.string(),
    duplicateOf: z
      .union([
        z.object({ sheet: z.string(), row: z.number().int() }),
        z.object({ existing: z.string() }),
      ])
      .nullable(),
    include: z.boolean(),
    done: z.boolean(),
    notes: list(Text),
  })
  .openapi('LedgerPreviewRow')

/** What the import wizard shows before anything is written. */
export const LedgerPreview = z
  .object({
    title: z.string().nullable(),
    reportedBy: z.string().nullable(),
    reportedOn: IsoDate.nullable(),
    columns: list(
      z.object({
        sheet: z.string(),
        /** Of the header. */
        row: z.number().int(),
        column: z.string(),
        /** What a choice about the column is called by: its heading, or that with the column where it is not unique. */
        key: z.string(),
        heading: z.string(),
        field: LedgerFieldName.nullable(),
        leftOut: z.boolean(),
        /** False where a person has to say first which column is the problem. */
        isRead: z.boolean(),
        samples: list(z.string()),
        /** What it seems to be by what stands in it; nothing is read so before a person says it. */
        suggestion: LedgerFieldName.nullable(),
      }),
    ),
    sheetsWithoutHeader: list(z.string()),
    notes: list(z.string()),
    rows: list(LedgerPreviewRow),
    counts: z.object({
      rows: z.number().int(),
      included: z.number().int(),
      duplicates: z.number().int(),
      withProblems: z.number().int(),
      done: z.number().int(),
    }),
  })
  .openapi('LedgerPreview')

/** A deadline as the preview read it or a person chose it; what else the preview says of it is left aside. */
export const ImportDeadline = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('date'), date: IsoDate, longTerm: z.boolean().default(false) }),
    z.object({ kind: lengths, amount: z.number().int().min(1).max(999), from: IsoDate }),
    z.object({ kind: z.literal('immediate'), longTerm: z.boolean().default(false) }),
    z.object({ kind: z.literal('long-term') }),
    z.object({ kind: z.literal('default') }),
  ])
  .openapi('ImportDeadline')

const words = z.string().trim().max(4000).nullish()

/** One problem as the person settled it. `fingerprint` may be sent along; the server makes its own. */
export const ImportRow = z
  .object({
    sheet: z.string().max(200),
    row: z.number().int().min(1),
    title: z.string().trim().min(1).max(4000),
    section: Id,
    /** The first is responsible, the others jointly. */
    responsible: z.array(Id).max(21),
    leader: Id.nullish(),
    measures: words,
    deadline: ImportDeadline.nullable(),
    category: z.string().trim().max(200).nullish(),
    severity: z.enum(['general', 'serious']).nullish(),
    source: z.string().trim().max(200).nullish(),
    status: words,
    remark: words,
    /** Written as finished: the head confirms it next. */
    done: z.boolean(),
    fingerprint: z.string().max(64).optional(),
    description: words,
  })
  .openapi('ImportRow')

export const ImportLedger = z
  .object({ fileName: z.string().max(400), rows: z.array(ImportRow).min(1).max(limits.rows) })
  .openapi('ImportLedger')

/** A line of the answer: how far it is, how it ended, or (a Problem) why nothing was stored. */
export const ImportLine = z
  .union([
    z.object({ done: z.number().int(), total: z.number().int() }),
    z.object({
      imported: z.number().int(),
      skipped: z.number().int(),
      /** The first fifty. */
      caseIds: z.array(z.string()),
    }),
  ])
  .openapi('ImportLine')
