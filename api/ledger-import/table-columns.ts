import type { LedgerHeader } from './find-columns.ts'
import { type HeadingChoices, type LedgerColumn, nameColumns } from './name-columns.ts'
import { tidy } from './normalise.ts'
import { originalText } from './plain-text-cell.ts'
import { isSpilled, type SheetRow } from './sheet.ts'

/** A column with the texts that stand in it, those of the first rows. */
export type FilledColumn = LedgerColumn & { readonly contents: readonly string[] }

/** The columns over a table's rows: those of its heading lines, and those that have content but no heading. */
export function columnsOver(
  rows: readonly SheetRow[],
  args: {
    readonly header: LedgerHeader
    readonly lined: readonly SheetRow[]
    readonly choices: HeadingChoices
  },
): FilledColumn[] {
  const { header, lined, choices } = args
  return nameColumns(lined, choices, columnsWithout(rows, header)).map((column) => ({
    ...column,
    contents: contentsOf(rows, column.column),
  }))
}

/** What a row has in a column of its own, tidied. */
export function textIn(row: SheetRow, column: number): string {
  const cell = row.cells.get(column)
  return cell && !isSpilled(cell, column) ? tidy(originalText(cell.text)) : ''
}

/** A note under the table has few cells; a column is what stands beside most of the others. */
function columnsWithout(rows: readonly SheetRow[], { columns }: LedgerHeader): number[] {
  const headed = new Set(columns.map(({ column }) => column))
  const found = new Set<number>()
  for (const row of rows) {
    if (row.cells.size <= columns.length / 2) continue
    for (const column of row.cells.keys())
      if (!headed.has(column) && !found.has(column) && textIn(row, column)) found.add(column)
  }
  return [...found]
}

const read = { rows: 200, texts: 60 } as const

function contentsOf(rows: readonly SheetRow[], column: number): string[] {
  return rows
    .slice(0, read.rows)
    .flatMap((row) => textIn(row, column) || [])
    .slice(0, read.texts)
}

const samples = { count: 3, characters: 60 } as const

/** The first few different things that stand in a column, shortened. */
export function samplesOf({ contents }: FilledColumn): string[] {
  return [...new Set(contents.map(shortened))].slice(0, samples.count)
}

function shortened(text: string): string {
  if (text.length <= samples.characters) return text
  return `${text.slice(0, samples.characters - 1).toWellFormed()}…`
}
