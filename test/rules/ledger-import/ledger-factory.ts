import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import type { LedgerPreview, PreviewContext } from '../../../api/ledger-import/ledger-preview.ts'
import type { HeadingChoices } from '../../../api/ledger-import/name-columns.ts'
import { previewLedger } from '../../../api/ledger-import/preview-ledger.ts'

export const sections = [
  { id: 'permits', name: '行政审批科', aliases: ['审批科'] },
  { id: 'window', name: '政务服务窗口', aliases: ['窗口'] },
  { id: 'finance', name: '财务科', aliases: [] },
  { id: 'office', name: '局办公室', aliases: ['办公室'] },
]

export const people = [
  { id: 'liu.yang', name: '刘洋', sectionId: 'permits' },
  { id: 'sun.yue', name: '孙悦', sectionId: 'permits' },
  { id: 'zhang.heping', name: '张和平', sectionId: 'office' },
  { id: 'ma.li.window', name: '马丽', sectionId: 'window' },
  { id: 'ma.li.finance', name: '马丽', sectionId: 'finance' },
  { id: 'zhou.jianguo', name: '周建国', sectionId: null },
]

export const heads = [
  '序号',
  '问题类别',
  '具体问题表现',
  '责任领导',
  '责任科室',
  '责任人',
  '整改时限',
  '备注',
]

export type Value = string | number | Date | null | { formula: string; result?: string | number }

/** A row under `heads`; what is not said is plain and unlike any other row. */
export function problemRow(
  no: number,
  said: Partial<
    Record<
      'category' | 'title' | 'leader' | 'section' | 'responsible' | 'deadline' | 'remark',
      Value
    >
  > = {},
): Value[] {
  const row = {
    category: '审批超时',
    title: `第${no}个窗口排队过长`,
    leader: '周建国',
    section: '行政审批科',
    responsible: '刘洋',
    deadline: '2026-03-31',
    remark: null,
    ...said,
  }
  return [
    no,
    row.category,
    row.title,
    row.leader,
    row.section,
    row.responsible,
    row.deadline,
    row.remark,
  ]
}

/** An .xlsx of sheets given as rows from A1; `merges` like 'A1:H1'. */
export async function workbook(
  ...sheets: { name?: string; rows: Value[][]; merges?: string[]; hidden?: boolean }[]
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  for (const [i, { name, rows, merges = [], hidden }] of sheets.entries()) {
    const sheet = book.addWorksheet(name ?? `Sheet${i + 1}`, {
      state: hidden ? 'hidden' : 'visible',
    })
    for (const row of rows) sheet.addRow(row)
    for (const merge of merges) sheet.mergeCells(merge)
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** An .xlsx written by hand, for what a library would not write. */
export function rawWorkbook(sheetXml: string, more: Record<string, string> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts = {
    'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:r="r"><x:sheets><x:sheet name="表" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/odd-name.xml"/></Relationships>',
    'xl/worksheets/odd-name.xml': `<?xml version="1.0"?><worksheet xmlns="${main}">${sheetXml}</worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, strToU8(v)])))
}

/** The preview of a workbook for the sections and people above, on 6 January 2026. */
export async function preview(
  bytes: Uint8Array,
  given: Partial<PreviewContext> & {
    readonly existing?: readonly string[]
    readonly headings?: HeadingChoices
  } = {},
): Promise<LedgerPreview> {
  const { existing = [], headings = {}, ...context } = given
  const written = await previewLedger(bytes, {
    sections,
    people,
    today: '2026-01-06',
    existingFingerprints: new Set(existing),
    importer: { registers: true },
    ...context,
    headings,
  })
  return JSON.parse(new TextDecoder().decode(written)) as LedgerPreview
}
