import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { plainText } from './plain-text-cell.ts'
import { limits } from './sheet.ts'

/** A row of the ledger as offices keep it. `deadline` is an ISO date, or words (立行立改) that are written as they are. */
export type ExportRow = {
  readonly no: number | string | null
  readonly category: string | null
  readonly title: string
  readonly measures: string | null
  readonly leader: string | null
  readonly section: string | null
  readonly responsible: readonly string[]
  readonly deadline: string | null
  readonly status: string | null
  readonly remark: string | null
}

/** `date` is the ISO date of 填报日期. */
export type LedgerSheet = {
  readonly title: string
  readonly unit: string
  readonly date: string
  readonly rows: readonly ExportRow[]
}

const columns = [
  { heading: '序号', width: 6 },
  { heading: '问题类别', width: 14 },
  { heading: '具体问题表现', width: 36 },
  { heading: '整改措施', width: 30 },
  { heading: '责任领导', width: 10 },
  { heading: '责任科室', width: 14 },
  { heading: '责任人', width: 12 },
  { heading: '整改时限', width: 13 },
  { heading: '完成情况', width: 16 },
  { heading: '备注', width: 16 },
] as const

const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

/**
 * The ledger as an .xlsx in the layout offices use, ready to print (A4 landscape) and to be imported again. Each row is
 * written and forgotten: thousands of them take no more memory than a few.
 */
export async function exportLedger(ledger: LedgerSheet): Promise<Uint8Array<ArrayBuffer>> {
  const file = new PassThrough()
  const written = collect(file)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: file,
    useStyles: true,
    useSharedStrings: true,
  })
  workbook.creator = workbook.lastModifiedBy = ''
  workbook.created = workbook.modified = dateValue(ledger.date)
  const sheet = workbook.addWorksheet('问题清单', {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '第&P页,共&N页' },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.addRow([cellText(ledger.title)]).font = { bold: true, size: 16 }
  sheet.mergeCells('A1:J1')
  sheet.getCell('A1').alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 30
  sheet.addRow([cellText(`填报单位:${ledger.unit}`)])
  sheet.getCell('I2').value = '填报日期:'
  sheet.getCell('I2').alignment = { horizontal: 'right' }
  sheet.getCell('J2').value = dateInWords(ledger.date)
  const header = sheet.addRow(columns.map(({ heading }) => heading))
  header.eachCell((cell) => {
    cell.font = { bold: true }
    cell.border = border
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  })
  for (const [i, row] of ledger.rows.entries()) {
    addRow(sheet, row)
    if (i % 100 === 0) await nextTurn()
  }
  await workbook.commit()
  return await written
}

async function collect(file: PassThrough): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

function addRow(sheet: ExcelJS.Worksheet, row: ExportRow): void {
  const added = sheet.addRow([
    typeof row.no === 'string' ? cellText(row.no) : row.no,
    cellText(row.category),
    cellText(row.title),
    cellText(row.measures),
    cellText(row.leader),
    cellText(row.section),
    cellText(row.responsible.join('、')),
    deadlineValue(row.deadline),
    cellText(row.status),
    cellText(row.remark),
  ])
  for (let column = 1; column <= columns.length; column += 1) {
    const cell = added.getCell(column)
    cell.border = border
    cell.alignment = { vertical: 'middle', wrapText: true }
  }
  added.getCell(8).numFmt = 'yyyy-mm-dd'
  added.commit()
}

/** A string that Excel can hold and no spreadsheet runs; null for nothing. */
function cellText(text: string | null): string | null {
  if (!text) return null
  const wellFormed = text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '')
  const escaped = plainText(wellFormed).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return escaped.length > limits.cellCharacters
    ? `${escaped.slice(0, limits.cellCharacters - 1).toWellFormed()}…`
    : escaped
}

function deadlineValue(deadline: string | null): Date | string | null {
  if (deadline && /^\d{4}-\d{2}-\d{2}$/.test(deadline)) return dateValue(deadline)
  return cellText(deadline)
}

/** ExcelJS takes dates as the UTC midnight of the day. */
function dateValue(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
