import type { LedgerHeader } from './find-columns.ts'
import { findHeaders } from './find-columns.ts'
import type { LedgerField } from './headings.ts'
import type { HeadingChoices, LedgerColumn } from './name-columns.ts'
import { fold, squeeze, tidy } from './normalise.ts'
import { originalText } from './plain-text-cell.ts'
import { readDate } from './read-deadline.ts'
import type { Cell, Sheet, SheetRow } from './sheet.ts'
import { columnName, isSpilled } from './sheet.ts'
import { columnsOver, type FilledColumn, textIn } from './table-columns.ts'

/** A cell of a known column, its text tidied; `address` is where it stands. */
export type LedgerCell = Omit<Cell, 'mergedFrom'> & { address: string; mergedFrom: string | null }

/** A problem as it stands in the sheet, before anything is looked up. `group` is the group line above it, if any. */
export type LedgerLine = {
  readonly row: number
  readonly hidden: boolean
  readonly group: string | null
  readonly cells: Map<LedgerField, LedgerCell>
  /** columns that are not known, by their key */
  readonly others: Readonly<Record<string, string>>
}

/** A table of a sheet with what stands above and below it. */
export type LedgerTable = {
  readonly sheet: string
  readonly header: Omit<LedgerHeader, 'columns'> & { readonly columns: readonly FilledColumn[] }
  /** False where a person has yet to say which column is the problem: no line is read. */
  readonly isRead: boolean
  readonly title: string | null
  readonly reportedBy: string | null
  readonly reportedOn: string | null
  readonly lines: readonly LedgerLine[]
  readonly notes: readonly string[]
}

type Columns = { readonly columns: readonly LedgerColumn[] }

const noteStart =
  /^(?:(?:注|备注|说明|填表说明|填表人?|填报人|填报单位|审核人?|审批人|制表人?|联系人|联系电话|单位负责人|主要负责人|分管领导(?:签字)?|附|合计|总计|小计)(?:\(.*?\))?:|注\d|(?:注|合计|总计|小计)$)/
const groupStart =
  /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[类部])(.+)$/
const unitLabel =
  /(?:填报|报送|制表|上报)(?:单位|科室|部门):?\s*(.*?)(?=\s*(?:填报|报送|制表|上报)(?:日期|时间)|$)/
const dateLabel = /(?:填报|报送|制表|上报)(?:日期|时间):?\s*(.*)$|^(?:日期|时间):\s*(.*)$/

/** The tables of a sheet, each under its own header row. `today` gives 填报日期 without a year its year. */
export function readTables(
  sheet: Sheet,
  today: string,
  choices: HeadingChoices = {},
): LedgerTable[] {
  const headers = findHeaders(sheet, choices)
  let above = sheet.rows.filter((row) => row.row < (headers[0]?.top ?? 0))
  return headers.map((found, i) => {
    const end = headers[i + 1]?.top ?? Infinity
    const rows = sheet.rows.filter((row) => row.row > found.bottom && row.row < end)
    const lined = sheet.rows.filter((row) => row.row >= found.top && row.row <= found.bottom)
    const header = { ...found, columns: columnsOver(rows, { header: found, lined, choices }) }
    const isRead = isUnderstood(header)
    const { lines, rest } = isRead ? readLines(rows, header) : { lines: [], rest: [] }
    const notes = rest.filter((row) => end === Infinity || noteStart.test(squeeze(wholeText(row))))
    const table = {
      sheet: sheet.name,
      header,
      isRead,
      lines,
      notes: notes.map(wholeText),
      ...readTop(above, today),
    }
    above = rest.filter((row) => !notes.includes(row))
    return table
  })
}

/** A guessed header is one once a person has said something of it, and which column is the problem is known. */
function isUnderstood({ guessed, columns }: LedgerTable['header']): boolean {
  if (guessed && !columns.some(({ chosen }) => chosen)) return false
  return columns.some(({ field }) => field === 'title')
}

/** Splits the rows under a header into problems and what is only text. */
function readLines(rows: readonly SheetRow[], header: Columns) {
  const lines: LedgerLine[] = []
  const rest: SheetRow[] = []
  let group: string | null = null
  for (const row of rows) {
    const own = ownCells(row)
    const cells = knownCells(row, header)
    const previous = lines.at(-1)
    const title = cells.get('title')
    if (own.length === 0 || isOnlyNumbered(own, cells)) continue
    if (previous && title?.mergedFrom && title.mergedFrom === originOf(previous))
      join(previous, cells)
    else if (isProblem(own, cells)) {
      lines.push({
        row: row.row,
        hidden: row.hidden,
        group,
        cells,
        others: otherCells(row, header),
      })
    } else {
      const found = groupStart.exec(squeeze(wholeText(row)))
      if (found?.[1] && own.length === 1) group = found[1]
      else rest.push(row)
    }
  }
  return { lines, rest }
}

function isProblem(own: readonly Cell[], cells: ReadonlyMap<LedgerField, LedgerCell>): boolean {
  if (noteStart.test(squeeze(own[0]?.text ?? ''))) return false
  if (cells.has('title')) return true
  return own.length >= 3 && cells.size >= 3
}

/** Rows numbered in advance and left empty. */
function isOnlyNumbered(
  own: readonly Cell[],
  cells: ReadonlyMap<LedgerField, LedgerCell>,
): boolean {
  return own.length === 1 && cells.has('no') && /^\d+$/.test(squeeze(own[0]?.text ?? ''))
}

/** One problem over several rows (its description merged down): what the further rows add belongs to it. */
function join(line: LedgerLine, cells: ReadonlyMap<LedgerField, LedgerCell>): void {
  for (const [field, cell] of cells) {
    const first = line.cells.get(field)
    if (cell.mergedFrom || !cell.text || first?.text === cell.text) continue
    const text = first ? `${first.text}\n${cell.text}` : cell.text
    line.cells.set(field, { ...(first ?? cell), text, number: null, date: null })
  }
}

function originOf(line: LedgerLine): string | undefined {
  const title = line.cells.get('title')
  return title?.mergedFrom ?? title?.address
}

function knownCells(row: SheetRow, header: Columns): Map<LedgerField, LedgerCell> {
  const cells = new Map<LedgerField, LedgerCell>()
  for (const { column, field } of header.columns) {
    const cell = row.cells.get(column)
    if (!field || !cell || isSpilled(cell, column)) continue
    const text = tidy(originalText(cell.text))
    if (text || cell.formula)
      cells.set(field, { ...cell, text, address: columnName(column) + row.row })
  }
  return cells
}

function otherCells(row: SheetRow, header: Columns): Record<string, string> {
  return Object.fromEntries(
    header.columns.flatMap(({ column, field, key, leftOut }) => {
      const text = textIn(row, column)
      return field || leftOut || !text ? [] : [[key, text] as const]
    }),
  )
}

function ownCells(row: SheetRow): Cell[] {
  return [...row.cells]
    .filter(([, cell]) => cell.mergedFrom === null)
    .sort(([a], [b]) => a - b)
    .map(([, cell]) => cell)
}

function wholeText(row: SheetRow): string {
  return ownCells(row)
    .map((cell) => tidy(cell.text))
    .join(' ')
}

/** Title, 填报单位 and 填报日期 above a table; the value may stand in the label's cell or the next one. */
function readTop(rows: readonly SheetRow[], today: string) {
  let title: string | null = null
  let reportedBy: string | null = null
  let reportedOn: string | null = null
  for (const row of rows) {
    const cells = ownCells(row)
    for (const [i, cell] of cells.entries()) {
      const text = fold(cell.text)
      const unit = unitLabel.exec(text)
      const date = dateLabel.exec(text)
      const next = cells[i + 1]
      if (unit) reportedBy ??= unit[1] || (next ? tidy(next.text) : null)
      if (date) {
        const said = date[1] ?? date[2]
        const value = said ? { text: said, number: null, date: null } : next
        reportedOn ??= value ? readDate(value, today) : null
      }
    }
    const first = cells[0] ? tidy(cells[0].text) : ''
    const labelled = cells.some(
      ({ text }) => unitLabel.test(fold(text)) || dateLabel.test(fold(text)),
    )
    if (!labelled && !/^附[件表]?\d*:?$/.test(squeeze(first)) && first.length > 2) title ??= first
  }
  return { title, reportedBy, reportedOn }
}
