import ExcelJS from 'exceljs'
import type { DocumentBlock } from '../../workflows/document.ts'
import { cellText } from '../ledger-import/cell-text.ts'
import { columnShares, type OfficialDocument } from './official-document.ts'

/** Characters that fit a line of the sheet when it is printed on A4. */
const lineCharacters = 84
const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

type Style = {
  readonly font: string
  readonly size: number
  readonly bold?: true
  readonly color?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly indent?: number
}
const styles = {
  warning: { font: '黑体', size: 12, color: 'FFCC0000', align: 'center' },
  head: { font: '方正小标宋简体', size: 26, bold: true, color: 'FFE60000', align: 'center' },
  number: { font: '仿宋_GB2312', size: 14, align: 'center' },
  title: { font: '方正小标宋简体', size: 20, align: 'center' },
  body: { font: '仿宋_GB2312', size: 14 },
  text: { font: '仿宋_GB2312', size: 14, indent: 2 },
  level1: { font: '黑体', size: 14, indent: 2 },
  level2: { font: '楷体_GB2312', size: 14, indent: 2 },
  caption: { font: '黑体', size: 13, align: 'center' },
  end: { font: '仿宋_GB2312', size: 14, align: 'right', indent: 4 },
} as const satisfies Readonly<Record<string, Style>>

/** The document as one sheet: its words in merged rows, its tables as cells; figures are numbers, never formulas. */
export async function renderXlsx(document: OfficialDocument): Promise<Uint8Array> {
  const { head, number, title, addressee, blocks, organ, date, day, warning } = document
  const workbook = new ExcelJS.Workbook()
  workbook.creator = organ
  workbook.created = workbook.modified = new Date(`${day}T00:00:00Z`)
  const tables = blocks.filter((block) => block.block === 'table')
  const columns = Math.max(1, ...tables.map((table) => table.columns.length))
  const sheet = workbook.addWorksheet('公文', {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&R— &P —', evenFooter: '&L— &P —', differentOddEven: true },
  })
  const widest = tables.find((table) => table.columns.length === columns)
  const shares = widest ? columnShares(widest.columns) : [1]
  sheet.columns = shares.map((share) => ({ width: Math.round(share * lineCharacters) }))
  const write = (text: string, style: Style) => addLine(sheet, { text, style, columns })

  if (warning) write(warning, styles.warning)
  write(head, styles.head)
  write(number, styles.number)
  write(title, styles.title)
  write(addressee, styles.body)
  for (const block of blocks) addBlock(sheet, block, write)
  write(organ, styles.end)
  write(date, styles.end)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addBlock(
  sheet: ExcelJS.Worksheet,
  block: DocumentBlock,
  write: (text: string, style: Style) => void,
): void {
  if (block.block === 'heading') {
    write(block.text, block.level === 1 ? styles.level1 : styles.level2)
    return
  }
  if (block.block === 'paragraph') {
    for (const line of block.text.split('\n')) write(line, styles.text)
    return
  }
  write(block.caption, styles.caption)
  const heads = sheet.addRow(block.columns.map(({ title }) => cellText(title)))
  const rows = block.rows.map((row) => sheet.addRow(row.map(({ text }) => figure(text))))
  for (const row of [heads, ...rows]) {
    for (let column = 1; column <= block.columns.length; column += 1) {
      const cell = row.getCell(column)
      cell.border = border
      cell.font = { name: row === heads ? '黑体' : '仿宋_GB2312', size: 12 }
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    }
  }
}

/** A whole number as one, so that it can be added up; anything else as it is written. */
const figure = (text: string): number | string | null =>
  /^\d{1,9}$/.test(text) ? Number(text) : cellText(text)

/** A line over the sheet's whole width, as high as its words need: a spreadsheet does not fit merged cells. */
function addLine(
  sheet: ExcelJS.Worksheet,
  { text, style, columns }: { text: string; style: Style; columns: number },
): void {
  const row = sheet.addRow([cellText(text)])
  if (columns > 1) sheet.mergeCells(row.number, 1, row.number, columns)
  const cell = row.getCell(1)
  const { font: name, size, bold = false, color, align: horizontal = 'left', indent = 0 } = style
  cell.font = { name, size, bold, ...(color && { color: { argb: color } }) }
  cell.alignment = { horizontal, vertical: 'middle', wrapText: true, indent }
  const perLine = Math.max(1, Math.floor((lineCharacters * 11) / size / 2) - indent)
  row.height = Math.max(1, Math.ceil(text.length / perLine)) * size * 1.6
}
