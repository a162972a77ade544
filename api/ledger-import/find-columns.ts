import type { LedgerField } from './headings.ts'
import { synonyms } from './headings.ts'
import { squeeze } from './normalise.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { columnName } from './sheet.ts'

/** A heading as it stands in the sheet and the field it was read as; null for a column that is kept but not known. */
export type LedgerColumn = {
  readonly column: number
  readonly heading: string
  readonly field: LedgerField | null
}

/** A header of one or two lines: `top` to `bottom`, row numbers of the sheet. */
export type LedgerHeader = {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly LedgerColumn[]
}

/** What a person decided about headings that are not known: heading → field, or null to leave it out. */
export type HeadingChoices = Readonly<Record<string, LedgerField | null>>

/** Longer text is no heading, and not worth matching patterns against. */
const MAX_HEADING = 60

const fieldOfHeading: ReadonlyMap<string, LedgerField> = new Map(
  Object.entries(synonyms).flatMap(([field, headings]) =>
    headings.map((heading) => [heading, field as LedgerField] as const),
  ),
)

/**
 * Every header row of a sheet, top to bottom: two tables below each other give two. A header names the problem and at
 * least two more fields; a group heading merged over several columns may stand above it.
 */
export function findHeaders(sheet: Sheet, choices: HeadingChoices = {}): LedgerHeader[] {
  const headers: LedgerHeader[] = []
  for (const [i, row] of sheet.rows.entries()) {
    if (row.row <= (headers.at(-1)?.bottom ?? 0)) continue
    const below = sheet.rows[i + 1]
    if (!mayBeHeader(row, choices) && !(below && mayBeHeader(below, choices))) continue
    const columns = columnsOf([row], choices)
    const both = below && isHalfHeader(row, choices) ? columnsOf([row, below], choices) : []
    const twoLines = below !== undefined && known(both) > known(columns)
    const found = twoLines ? both : columns
    if (!isHeader(found)) continue
    headers.push({ top: row.row, bottom: twoLines ? below.row : row.row, columns: found })
  }
  return headers
}

/** The field a heading stands for: 整改时限(年月日), ＊责任人 and 完 成 时 限 are read as what they say. */
export function fieldOf(heading: string, choices: HeadingChoices = {}): LedgerField | null {
  const chosen = choices[heading]
  if (chosen !== undefined) return chosen
  if (heading.length > MAX_HEADING) return null
  const bare = squeeze(heading)
    .toUpperCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/^[*※]+|[*:;,。、]+$/g, '')
  return fieldOfHeading.get(bare) ?? null
}

/** Every heading for the problem has one of these words; looking closer at all of 20 000 rows would take too long. */
function mayBeHeader(row: SheetRow, choices: HeadingChoices): boolean {
  if (Object.values(choices).includes('title')) return true
  return [...row.cells.values()].some(
    ({ text }) => text.length <= MAX_HEADING && /问.{0,3}题|表.{0,3}现/s.test(text),
  )
}

function isHeader(columns: readonly LedgerColumn[]): boolean {
  return known(columns) >= 3 && columns.some(({ field }) => field === 'title')
}

function known(columns: readonly LedgerColumn[]): number {
  return columns.filter(({ field }) => field !== null).length
}

/** The upper of two lines has a heading of its own beside the groups; a title merged over the table has not. */
function isHalfHeader(row: SheetRow, choices: HeadingChoices): boolean {
  return [...row.cells].some(([column, cell]) => {
    const spills = row.cells.get(column + 1)?.mergedFrom === columnName(column) + row.row
    return cell.mergedFrom === null && !spills && fieldOf(squeeze(cell.text), choices) !== null
  })
}

/** The columns of one or two heading lines. The first column that claims a field has it; the rest are kept as unknown. */
function columnsOf(lines: readonly SheetRow[], choices: HeadingChoices): LedgerColumn[] {
  const taken = new Set<LedgerField>()
  const numbers = new Set(lines.flatMap((line) => [...line.cells.keys()]))
  return [...numbers]
    .sort((a, b) => a - b)
    .map((column) => {
      const heading = headingOf(lines, column)
      const field = heading.fields.map((text) => fieldOf(text, choices)).find(Boolean) ?? null
      const free = field !== null && !taken.has(field)
      if (free) taken.add(field)
      return { column, heading: heading.shown, field: free ? field : null }
    })
}

/** A column under a group is called by its own line first, then by both together, then by the group. */
function headingOf(lines: readonly SheetRow[], column: number) {
  const texts = lines.flatMap((line) => {
    const cell = line.cells.get(column)
    return cell ? [squeeze(cell.text)] : []
  })
  const [group = '', own = group] = texts
  if (own === group) return { shown: group, fields: [group] }
  return { shown: `${group}/${own}`, fields: [own, group + own] }
}
