import { dateOfSerial } from './excel-date.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { Cell, SheetRow } from './sheet.ts'
import { columnName, limits, parseAddress } from './sheet.ts'
import { unescapeText } from './workbook-parts.ts'
import { readXml } from './xml-events.ts'

export type SheetContext = {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
  /** what may still be read of the workbook; a short string can be repeated in a great many cells */
  readonly left: { cells: number; characters: number }
}

type OpenCell = { column: number; type: string; style: number; formula: boolean; text: string }
type OpenRow = { row: number; hidden: boolean; cells: Map<number, Cell> }

/**
 * The rows of a sheet part that have content, merged areas filled from their first cell, as a reader of the printed
 * table would understand it.
 * @throws LedgerFileError over the limits of rows and columns; empty formatted ones do not count.
 */
export function parseSheet(part: Uint8Array, context: SheetContext): SheetRow[] {
  const rows: OpenRow[] = []
  const merges: string[] = []
  let row: OpenRow = { row: 0, hidden: false, cells: new Map() }
  let cell: OpenCell | null = null
  let [column, collecting, inGuide] = [0, false, false]
  readXml(part, {
    open(name, attribute) {
      if (name === 'row') {
        row = {
          row: Number(attribute('r') ?? row.row + 1),
          hidden: /^(?:1|true)$/.test(attribute('hidden') ?? ''),
          cells: new Map(),
        }
        column = 0
      } else if (name === 'c') {
        column = parseAddress(attribute('r') ?? '')?.column ?? column + 1
        const type = attribute('t') ?? 'n'
        cell = { column, type, style: Number(attribute('s') ?? 0), formula: false, text: '' }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || name === 't') collecting = true
      else if (name === 'rPh') inGuide = true
      else if (name === 'mergeCell') merges.push(attribute('ref') ?? '')
    },
    text(piece) {
      if (!collecting || inGuide || !cell || cell.text.length > limits.cellCharacters) return
      cell.text += piece
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inGuide = false
      else if (name === 'c' && cell) {
        const read = readCell(cell, context)
        if (read) {
          if (cell.column > limits.columns) throw new LedgerFileError('too-many-columns')
          row.cells.set(cell.column, spend(read, context))
        }
        cell = null
      } else if (name === 'row' && row.cells.size) {
        if (rows.push(row) > limits.rows) throw new LedgerFileError('too-many-rows')
      }
    },
  })
  rows.sort((a, b) => a.row - b.row)
  fillMerged(rows, merges, context)
  return rows
}

function spend(cell: Cell, { left }: SheetContext): Cell {
  left.cells -= 1
  left.characters -= cell.text.length
  if (left.cells < 0 || left.characters < 0) throw new LedgerFileError('too-heavy')
  return cell
}

function readCell(cell: OpenCell, context: SheetContext): Cell | null {
  const base = { number: null, date: null, formula: cell.formula, mergedFrom: null }
  const raw = cell.text
  if (cell.type === 's') return textCell(context.strings[Number(raw)] ?? '', base)
  if (cell.type === 'd') return { ...base, text: raw.slice(0, 10), date: raw.slice(0, 10) }
  if (cell.type === 'b') return textCell(raw === '1' ? 'TRUE' : 'FALSE', base)
  if (cell.type !== 'n') return textCell(unescapeText(raw), base)
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return textCell(raw, base)
  const date = context.dateStyles[cell.style] ? dateOfSerial(number, context.from1904) : null
  return { ...base, number, date, text: date ?? String(Number(number.toPrecision(15))) }
}

/** A cell of blanks is an empty cell, unless it is a formula whose result was not saved. */
function textCell(text: string, base: Omit<Cell, 'text'>): Cell | null {
  return text.trim() || base.formula ? { ...base, text } : null
}

/** Fills merged areas that begin in a row with content. */
function fillMerged(
  rows: readonly OpenRow[],
  merges: readonly string[],
  context: SheetContext,
): void {
  const index = new Map(rows.map((row, i) => [row.row, i]))
  for (const merge of merges) {
    const [from, to] = merge.split(':').map(parseAddress)
    const start = from ? index.get(from.row) : undefined
    const anchor = from && start !== undefined ? rows[start]?.cells.get(from.column) : undefined
    if (!from || !to || !anchor || start === undefined) continue
    const filling = { ...anchor, mergedFrom: `${columnName(from.column)}${from.row}` }
    for (let i = start; (rows[i]?.row ?? Infinity) <= to.row; i += 1) {
      for (let c = from.column; c <= Math.min(to.column, limits.columns); c += 1) {
        if (i > start || c > from.column) rows[i]?.cells.set(c, spend(filling, context))
      }
    }
  }
}
