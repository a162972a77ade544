import {
  fieldOf,
  type HeadingChoices,
  type LedgerColumn,
  MAX_HEADING,
  nameColumns,
} from './name-columns.ts'
import { squeeze } from './normalise.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { columnName } from './sheet.ts'

/** A header of one or two lines: `top` to `bottom`, row numbers of the sheet. */
export type LedgerHeader = {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly LedgerColumn[]
  /** Nobody says so, but it looks like one: a person has to say what its columns are. */
  readonly guessed: boolean
}

/**
 * Every header row of a sheet, top to bottom: two tables below each other give two. A header names the problem and at
 * least two more fields; a group heading merged over several columns may stand above it. Where none does, the row that
 * looks most like one is guessed.
 */
export function findHeaders(sheet: Sheet, choices: HeadingChoices = {}): LedgerHeader[] {
  const headers: LedgerHeader[] = []
  const titles = titlesIn(choices)
  for (const [i, row] of sheet.rows.entries()) {
    if (row.row <= (headers.at(-1)?.bottom ?? 0)) continue
    const below = sheet.rows[i + 1]
    if (!mayBeHeader(row, titles) && !(below && mayBeHeader(below, titles))) continue
    const found = headerAt(row, below, choices)
    if (known(found.columns) >= 3 && found.columns.some(({ field }) => field === 'title'))
      headers.push(found)
  }
  if (headers.length > 0) return headers
  const guessed = guessHeader(sheet, choices)
  return guessed ? [guessed] : []
}

/** Rows of a form or a list of figures have few headings or nothing under them. */
const guess = { within: 30, headings: 3 } as const

/** The row near the top that most looks like headings: many short texts, all different, with content under them. */
function guessHeader(sheet: Sheet, choices: HeadingChoices): LedgerHeader | null {
  const first = sheet.rows.slice(0, guess.within)
  const likely = first.flatMap((row, i) => {
    const below = sheet.rows[i + 1]
    if (!below || below.cells.size < 2 || !looksLikeHeadings(row)) return []
    const header = headerAt(row, below, choices)
    return [{ header, likeness: known(header.columns) * 10 + header.columns.length }]
  })
  const [best] = likely.sort((a, b) => b.likeness - a.likeness)
  return best ? { ...best.header, guessed: true } : null
}

function looksLikeHeadings(row: SheetRow): boolean {
  const own = [...row.cells.values()].filter((cell) => cell.mergedFrom === null)
  const texts = new Set(own.map(({ text }) => squeeze(text)))
  const plain = own.every(({ text, number, date }) => {
    return number === null && date === null && text.length <= MAX_HEADING
  })
  return plain && texts.size === own.length && own.length >= guess.headings
}

function headerAt(
  row: SheetRow,
  below: SheetRow | undefined,
  choices: HeadingChoices,
): LedgerHeader {
  const columns = nameColumns([row], choices)
  const both = below && isHalfHeader(row) ? nameColumns([row, below], choices) : []
  const twoLines = below !== undefined && known(both) > known(columns)
  return {
    top: row.row,
    bottom: twoLines ? below.row : row.row,
    columns: twoLines ? both : columns,
    guessed: false,
  }
}

/** The texts by which a heading chosen for the problem may be met in a row. */
function titlesIn(choices: HeadingChoices): ReadonlySet<string> {
  const keys = Object.keys(choices).filter((key) => choices[key] === 'title')
  return new Set(keys.flatMap((key) => [key, key.slice(key.lastIndexOf('/') + 1)]))
}

/** Every heading for the problem has one of these words; looking closer at all of 20 000 rows would take too long. */
function mayBeHeader(row: SheetRow, titles: ReadonlySet<string>): boolean {
  return [...row.cells.values()].some(
    ({ text }) =>
      text.length <= MAX_HEADING &&
      (/问.{0,3}题|表.{0,3}现/s.test(text) || (titles.size > 0 && titles.has(squeeze(text)))),
  )
}

function known(columns: readonly LedgerColumn[]): number {
  return columns.filter(({ field }) => field !== null).length
}

/** The upper of two lines has a heading of its own beside the groups; a title merged over the table has not. */
function isHalfHeader(row: SheetRow): boolean {
  return [...row.cells].some(([column, cell]) => {
    const spills = row.cells.get(column + 1)?.mergedFrom === columnName(column) + row.row
    return cell.mergedFrom === null && !spills && fieldOf(squeeze(cell.text)) !== null
  })
}
