import { dateOfSerial } from '../ledger-import/excel-date.ts'
import { LedgerFileError } from '../ledger-import/ledger-file-error.ts'
import { squeeze } from '../ledger-import/normalise.ts'
import { originalText } from '../ledger-import/plain-text-cell.ts'
import type { Cell, Sheet, SheetRow } from '../ledger-import/sheet.ts'

/** What a column of the 12345 platform's export holds. */
type OrderField =
  | 'order'
  | 'text'
  | 'title'
  | 'caller'
  | 'phone'
  | 'section'
  | 'named'
  | 'place'
  | 'happenedOn'

/** Headings that platforms use for each, without blanks; compared whole. */
const headings: Readonly<Record<OrderField, readonly string[]>> = {
  order: ['工单编号', '工单号', '受理编号', '诉求编号', '流水号', '编号', '工单流水号', '事项编号'],
  text: [
    '诉求内容',
    '反映内容',
    '事项内容',
    '工单内容',
    '投诉内容',
    '内容',
    '问题描述',
    '诉求描述',
    '主要诉求',
    '来电内容',
  ],
  title: ['诉求标题', '事项标题', '工单标题', '标题', '主题'],
  caller: ['来电人', '诉求人', '反映人', '姓名', '来电人姓名', '诉求人姓名', '联系人', '投诉人'],
  phone: [
    '联系电话',
    '来电号码',
    '联系方式',
    '电话',
    '手机号',
    '手机号码',
    '诉求人电话',
    '来电电话',
  ],
  section: [
    '被反映单位',
    '责任科室',
    '承办科室',
    '涉及科室',
    '被投诉单位',
    '被投诉科室',
    '科室',
    '承办单位',
  ],
  named: ['被反映人', '被投诉人', '涉及人员'],
  place: ['发生地点', '事发地址', '诉求地址', '地址', '地点'],
  happenedOn: ['发生时间', '事发时间', '事发日期', '发生日期'],
}

/** A work order as a row of a workbook has it; `problem` says why it can not be taken in. */
export type OrderRow = {
  readonly row: number
  readonly order: string
  readonly text: string
  readonly section: string | null
  readonly caller: { readonly name: string; readonly phone: string } | null
  readonly named: readonly string[]
  readonly place: string | null
  readonly happenedOn: string | null
}

export const MAX_ORDERS = 1_000

/** The work orders of a workbook, its first sheet that has any. @throws LedgerFileError without a header */
export function readOrders(sheets: readonly Sheet[]): OrderRow[] {
  for (const sheet of sheets) {
    const found = headerOf(sheet)
    if (!found) continue
    const rows = sheet.rows.filter((row) => row.row > found.row && !row.hidden)
    return rows
      .map((row) => orderIn(row, found.columns))
      .filter((row) => row.text !== '' || row.order !== '')
  }
  throw new LedgerFileError('no-orders')
}

type Columns = ReadonlyMap<OrderField, number>

/** The row that names at least a number and a content. */
function headerOf(sheet: Sheet): { readonly row: number; readonly columns: Columns } | undefined {
  for (const row of sheet.rows.slice(0, 30)) {
    const columns = new Map<OrderField, number>()
    for (const [column, cell] of row.cells) {
      const name = squeeze(cell.text)
      const field = fields.find((f) => headings[f].includes(name))
      if (field && !columns.has(field)) columns.set(field, column)
    }
    if (columns.has('order') && columns.has('text')) return { row: row.row, columns }
  }
  return undefined
}

const fields = Object.keys(headings) as OrderField[]

function orderIn(row: SheetRow, columns: Columns): OrderRow {
  const cell = (field: OrderField): Cell | undefined => {
    const column = columns.get(field)
    return column === undefined ? undefined : row.cells.get(column)
  }
  const said = (field: OrderField): string => originalText(cell(field)?.text ?? '').trim()
  const [name, phone] = [said('caller'), said('phone').replace(/[^\d+-]/g, '')]
  const title = said('title')
  const text = said('text')
  return {
    row: row.row,
    order: said('order'),
    text: title && !text.includes(title) ? `${title}\n${text}`.trim() : text,
    section: said('section') || null,
    caller: phone.length >= 5 ? { name: name || '来电人', phone } : null,
    named: said('named')
      .split(/[、,,;;\s]+/)
      .filter(Boolean)
      .slice(0, 20),
    place: said('place').slice(0, 200) || null,
    happenedOn: dateIn(cell('happenedOn')),
  }
}

/** A date cell, a day number, or a text that begins with one. */
function dateIn(cell: Cell | undefined): string | null {
  if (!cell) return null
  if (cell.date) return cell.date.slice(0, 10)
  if (cell.number !== null) return dateOfSerial(cell.number)
  const match = /^(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(cell.text)
  if (!match) return null
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(date)) ? null : date
}
