import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ExportRow } from '../../../api/ledger-import/export-ledger.ts'
import { exportLedger } from '../../../api/ledger-import/export-ledger.ts'
import { originalText, plainText } from '../../../api/ledger-import/plain-text-cell.ts'
import { preview } from './ledger-factory.ts'

const row: ExportRow = {
  no: 1,
  category: '审批超时',
  title: '排队过长',
  measures: '加开窗口',
  leader: '周建国',
  section: '行政审批科',
  responsible: ['刘洋', '孙悦'],
  deadline: '2026-03-31',
  status: '正在整改',
  remark: null,
}
const evil = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1+1',
  "'=1",
  "''@x",
  "'普通",
]

describe('an exported ledger', () => {
  test('has the layout offices use, ready to print', async () => {
    const sheet = await opened([row])
    expect(sheet.getCell('A1').value).toBe('作风问题台账')
    expect(sheet.getCell('J1').master.address).toBe('A1')
    expect(sheet.getCell('A2').value).toBe('填报单位:局作风办')
    expect([sheet.getCell('I2').value, sheet.getCell('J2').value]).toEqual([
      '填报日期:',
      '2026年1月5日',
    ])
    expect(sheet.getRow(3).values).toEqual([
      undefined,
      ...'序号 问题类别 具体问题表现 整改措施 责任领导 责任科室 责任人 整改时限 完成情况 备注'.split(
        ' ',
      ),
    ])
    expect(sheet.getCell('H4').value).toEqual(new Date('2026-03-31T00:00:00Z'))
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      printTitlesRow: '3:3',
    })
  })

  test('reads back as the same rows', async () => {
    const rows: ExportRow[] = [
      row,
      {
        ...row,
        no: 2,
        title: '材料重复提交',
        deadline: '立行立改',
        responsible: ['马丽'],
        section: '财务科',
      },
      ...evil.map((title, i) => ({ ...row, no: i + 3, title: `${title}${i}`, remark: title })),
      { ...row, no: 99, title: '文中_x0041_和<&>"\u0001控制符', deadline: null },
    ]
    const ledger = await preview(await exported(rows))
    expect(ledger).toMatchObject({
      title: '作风问题台账',
      reportedBy: '局作风办',
      reportedOn: '2026-01-05',
    })
    expect(ledger.rows.map(({ no }) => no)).toEqual(rows.map(({ no }) => String(no)))
    expect(ledger.rows.map(({ fields }) => fields.title.value)).toEqual(
      rows.map(({ title }) => title.trim().replace('\u0001', '')),
    )
    expect(ledger.rows.map(({ fields }) => fields.remark.value)).toEqual(
      rows.map(({ remark }) => remark?.trim() ?? null),
    )
    expect(ledger.rows[0]?.fields).toMatchObject({
      section: { value: { id: 'permits' } },
      responsible: { value: [{ id: 'liu.yang' }, { id: 'sun.yue' }] },
      deadline: { value: { kind: 'date', date: '2026-03-31' } },
    })
    expect(ledger.rows[1]?.fields.deadline.value).toMatchObject({ kind: 'immediate' })
  })

  test('holds no formula and no text that one could become', async () => {
    const bytes = await exported(
      evil.map((text) => ({ ...row, title: text, category: text, remark: text })),
    )
    const parts = Object.entries(unzipSync(bytes)).map(([, part]) => new TextDecoder().decode(part))
    expect(parts.some((xml) => /<f[ >/]/.test(xml))).toBe(false)
    const sheet = await opened(evil.map((title) => ({ ...row, title })))
    for (let n = 4; n < 4 + evil.length; n += 1) {
      expect(String(sheet.getCell(`C${n}`).value)).not.toMatch(/^\s*[=+\-@＝]/)
    }
  })

  test('survives texts longer than a cell and broken characters', async () => {
    const sheet = await opened([{ ...row, title: '长'.repeat(40_000), remark: 'a\ud800b\uffff' }])
    expect(String(sheet.getCell('C4').value)).toHaveLength(32_767)
    expect(sheet.getCell('J4').value).toBe('a\ufffdb')
  })
})

test('any text comes back from what is written for it', () => {
  const piece = fc.constantFrom("'", '=', '+', '-', '@', '\t', ' ', 'a', '问', '\n', '＝')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      expect(originalText(plainText(text))).toBe(text)
      expect(plainText(text)).not.toMatch(/^[\s]*[=+\-@＝]/)
    }),
    { numRuns: 2000 },
  )
})

async function exported(rows: ExportRow[]) {
  return exportLedger({ title: '作风问题台账', unit: '局作风办', date: '2026-01-05', rows })
}

async function opened(rows: ExportRow[]) {
  const book = new ExcelJS.Workbook()
  const bytes = await exported(rows)
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
