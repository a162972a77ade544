import type { NegativeItem } from '../../db/negative-list.ts'
import type { LedgerField } from './headings.ts'
import type { DeadlineReading } from './read-deadline.ts'
import type { LedgerPerson, PersonReading } from './read-people.ts'
import type { LedgerSection } from './read-section.ts'
import type { Said } from './said.ts'

/** Why a field needs a person; `code` is stable, the texts are for people. */
export type FieldProblem = { readonly code: string } & Said

/**
 * A field as read: `raw` is the cell's text, `how` why it was read so when that is not plain, `problem` what a person has
 * to settle, `options` what they may settle it with.
 */
export type PreviewField<T> = {
  readonly raw: string
  readonly value: T | null
  readonly how: Said | null
  readonly problem: FieldProblem | null
  readonly options?: readonly { readonly id: string; readonly name: string }[]
}

export type Named = { readonly id: string; readonly name: string }

export type PreviewFields = {
  readonly category: PreviewField<string>
  readonly title: PreviewField<string>
  readonly measures: PreviewField<string>
  readonly leader: PreviewField<Named>
  readonly section: PreviewField<Named>
  /** everybody who was recognised, the first named first; `names` has each name by itself */
  readonly responsible: PreviewField<Named[]> & { readonly names: readonly PersonReading[] }
  readonly deadline: PreviewField<DeadlineReading>
  readonly status: PreviewField<string>
  readonly remark: PreviewField<string>
  readonly severity: PreviewField<'general' | 'serious'>
  readonly source: PreviewField<string>
}

/** A problem of the sheet. `duplicateOf` is a row of the same file or the fingerprint of an issue there already is. */
export type PreviewRow = {
  readonly sheet: string
  readonly row: number
  readonly no: string | null
  readonly fields: PreviewFields
  /** columns that are not known, by heading: kept, not lost */
  readonly others: Readonly<Record<string, string>>
  readonly fingerprint: string
  readonly duplicateOf:
    | { readonly sheet: string; readonly row: number }
    | { readonly existing: string }
    | null
  readonly include: boolean
  readonly done: boolean
  readonly notes: readonly Said[]
}

/** A column of one of the tables: `row` is that of its header, `key` what a choice about it is called by. */
export type PreviewColumn = {
  readonly sheet: string
  readonly row: number
  /** as Excel names it: C */
  readonly column: string
  readonly key: string
  readonly heading: string
  readonly field: LedgerField | null
  /** a person said that it is not wanted; other columns that are not known are kept with the description */
  readonly leftOut: boolean
  /** false: the table looks like a ledger, but which column is the problem has to be said first */
  readonly isRead: boolean
  /** the first few things that stand in it */
  readonly samples: readonly string[]
  /** what it seems to be by them, where the heading does not say */
  readonly suggestion: LedgerField | null
}

/** What the import wizard shows before anything is written. */
export type LedgerPreview = {
  readonly title: string | null
  readonly reportedBy: string | null
  readonly reportedOn: string | null
  readonly columns: readonly PreviewColumn[]
  /** visible sheets in which no header row was found, or one of which a person has to say what its columns are */
  readonly sheetsWithoutHeader: readonly string[]
  readonly notes: readonly string[]
  readonly rows: readonly PreviewRow[]
  readonly counts: {
    readonly rows: number
    readonly included: number
    readonly duplicates: number
    readonly withProblems: number
    readonly done: number
  }
}

/** What a ledger is read against. `today` is an ISO date; fingerprints are those of issues already registered. */
export type PreviewContext = {
  readonly sections: readonly LedgerSection[]
  readonly people: readonly LedgerPerson[]
  readonly today: string
  /** 负面清单 in force: categories that are one of its items become that. */
  readonly items?: readonly NegativeItem[]
  readonly existingFingerprints: ReadonlySet<string>
}
