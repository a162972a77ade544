import type { ColumnUse, HeadingChoices, LedgerField, LedgerPreview } from '../contract.ts'

type Place = Pick<LedgerPreview['columns'][number], 'sheet' | 'row' | 'column'>

/** A column to be understood; one heading on several sheets is one. */
export type Column = {
  readonly key: string
  readonly heading: string
  readonly use: ColumnUse | null
  /** Whether a table that has it is read. */
  readonly isRead: boolean
  readonly places: readonly Place[]
  readonly samples: readonly string[]
  /** What it seems to be by what stands in it. */
  readonly suggestion: LedgerField | null
}

const sampleCount = 3

/** The columns of a workbook, those without heading and content left out. */
export function columnsOf(preview: LedgerPreview): Column[] {
  const found = new Map<string, Column>()
  for (const one of preview.columns) {
    const { key, heading, field, leftOut, samples, sheet, row, column } = one
    if (!heading && samples.length === 0) continue
    const before = found.get(key)
    found.set(key, {
      key,
      heading,
      use: before && before.use !== 'words' ? before.use : (field ?? (leftOut ? null : 'words')),
      isRead: Boolean(before?.isRead) || one.isRead,
      places: [...(before?.places ?? []), { sheet, row, column }],
      samples: [...new Set([...(before?.samples ?? []), ...samples])].slice(0, sampleCount),
      suggestion: before?.suggestion ?? one.suggestion,
    })
  }
  return [...found.values()]
}

/** Whether a person has to say which column is the problem before anything can be read. */
export const needsTitle = (preview: LedgerPreview): boolean =>
  !preview.columns.some(({ isRead }) => isRead)

/** How a column is shown: to be pointed out, as understood, or of a sheet that may be no ledger. */
export type Standing = 'unknown' | 'known' | 'unread'

export function standingOf(preview: LedgerPreview, { use, isRead }: Column): Standing {
  if (!isRead && !needsTitle(preview)) return 'unread'
  return use === 'words' ? 'unknown' : 'known'
}

/** Columns that nobody has understood yet: they would be kept as words only. */
export const unknownOf = (preview: LedgerPreview): Column[] =>
  columnsOf(preview).filter((column) => standingOf(preview, column) === 'unknown')

const inOneTable = (a: Column, b: Column): boolean =>
  a.places.some((p) => b.places.some((q) => p.sheet === q.sheet && p.row === q.row))

/** The column of the same table that has a field now. */
export const holderOf = (
  columns: readonly Column[],
  column: Column,
  field: LedgerField,
): Column | undefined =>
  columns.find((one) => one.key !== column.key && one.use === field && inOneTable(one, column))

/** What has been said of columns, with every suggestion taken up. */
export function takeSuggestions(
  choices: HeadingChoices,
  columns: readonly Column[],
): HeadingChoices {
  const taken = columns.flatMap(({ key, suggestion }) => (suggestion ? [[key, suggestion]] : []))
  return { ...Object.fromEntries(taken), ...choices }
}

/** What has been said of columns, with one more: the field it gets is taken from whoever was given it before. */
export function choose(
  choices: HeadingChoices,
  columns: readonly Column[],
  said: { readonly column: Column; readonly use: ColumnUse | null },
): HeadingChoices {
  const { column, use } = said
  const rivals = columns.filter(
    (one) => one.key !== column.key && use !== 'words' && use !== null && choices[one.key] === use,
  )
  const given = rivals.filter((one) => inOneTable(one, column)).map(({ key }) => [key, 'words'])
  return { ...choices, ...Object.fromEntries(given), [column.key]: use }
}
