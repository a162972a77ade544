/**
 * One cell that has content. `text` is what a person reads, `number` what a numeric cell holds, `date` the ISO date of a
 * cell formatted as a date. A formula is never run: `formula` says that the text is the result the file was saved with.
 * `mergedFrom` is the address of the cell whose content fills this one.
 */
export type Cell = {
  readonly text: string
  readonly number: number | null
  readonly date: string | null
  readonly formula: boolean
  readonly mergedFrom: string | null
}

/** A row with content; `row` counts from 1 as on screen, columns likewise. */
export type SheetRow = {
  readonly row: number
  readonly hidden: boolean
  readonly cells: ReadonlyMap<number, Cell>
}

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }

/** What is read of one workbook at most. */
export const limits = {
  packedBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  rows: 20_000,
  columns: 100,
  cellCharacters: 32_767,
  cells: 500_000,
  characters: 20_000_000,
} as const

/** 3 → 'C' */
export function columnName(column: number): string {
  let [name, left] = ['', column]
  for (; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  }
  return name
}

/** 'C7' → { column: 3, row: 7 }; null for anything else. */
export function parseAddress(address: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address)
  if (!match) return null
  const [, letters = '', digits] = match
  const column = Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)
  return { column, row: Number(digits) }
}

/** Filled from the left by a merged area: it belongs to another column. */
export function isSpilled(cell: Cell, column: number): boolean {
  return cell.mergedFrom !== null && cell.mergedFrom.replace(/\d+/, '') !== columnName(column)
}
