import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerPreview } from '../../../api/ledger-import/ledger-preview.ts'
import { preview } from './ledger-factory.ts'

const sections = [
  ['行政审批科', '审批科'],
  ['综合执法大队'],
  ['政策法规科'],
  ['政务服务窗口'],
  ['信息科'],
  ['财务科'],
  ['质量安全科'],
  ['局办公室', '办公室'],
  ['机关服务中心'],
  ['人事教育科', '人事科'],
  ['信访科'],
].map(([name = '', ...aliases]) => ({ id: `section:${name}`, name, aliases }))
const people =
  '周建国 吴海燕 陈志远 刘洋 孙悦 郑强 何静 马丽 林晓 高翔 罗敏 宋涛 唐凯 许晴 冯磊 谢芳 董华'
    .split(' ')
    .map((name) => ({ id: `person:${name}`, name, sectionId: null }))

let ledger: LedgerPreview

beforeAll(async () => {
  const bytes = readFileSync(new URL('../../support/ledger-32.xlsx', import.meta.url))
  ledger = await preview(bytes, { sections, people })
})

describe('the bureau’s own ledger of 32 problems', () => {
  test('has a title, a reporting unit and a date above the table', () => {
    expect(ledger).toMatchObject({
      title: '市局学习教育查摆问题整改台账(32个突出问题)',
      reportedBy: '局作风办',
      reportedOn: '2026-01-05',
    })
    expect(ledger.columns.every(({ field }) => field !== null)).toBe(true)
  })

  test('has 33 rows of which the last repeats the one before, so 32 are imported', () => {
    expect(ledger.counts).toEqual({
      rows: 33,
      included: 32,
      duplicates: 1,
      withProblems: 0,
      done: 3,
    })
    expect(ledger.rows.at(-1)).toMatchObject({
      no: '33',
      duplicateOf: { row: 36 },
      include: false,
    })
  })

  test('leaves out the blank row and keeps the note as a note', () => {
    expect(ledger.rows.map(({ row }) => row)).not.toContain(20)
    expect(ledger.notes).toHaveLength(1)
    expect(ledger.notes[0]).toContain('立行立改')
  })

  test('fills merged cells and says where from', () => {
    const third = field(3)
    expect(third.category).toMatchObject({ value: '审批超时', how: { zh: '合并单元格,取自B4' } })
    expect(third.leader.value?.name).toBe('周建国')
  })

  test('knows a section by its alias', () => {
    expect(field(2).section.value?.name).toBe('行政审批科')
    expect(field(2).section.how?.zh).toContain('别名')
    expect(field(9).section.value?.name).toBe('政务服务窗口')
  })

  test('reads two people in one cell', () => {
    expect(field(2).responsible.value?.map(({ name }) => name)).toEqual(['刘洋', '孙悦'])
  })

  test.each([
    [1, '2026-03-31'],
    [2, '2026-03-31'],
    [3, '2026-04-15'],
    [6, '2026-06-30'],
    [11, '2026-06-30'],
    [12, '2026-05-31'],
    [15, '2026-05-15'],
    [17, '2026-03-31'],
    [18, '2026-06-30'],
    [24, '2026-02-16'],
  ])('reads the deadline of problem %i as %s', (no, date) => {
    expect(field(no).deadline.value).toMatchObject({ kind: 'date', date })
  })

  test('reads deadlines that are rules or lengths of time', () => {
    expect(field(4).deadline.value).toMatchObject({ kind: 'immediate', longTerm: false })
    expect(field(4).deadline.how?.zh).toContain('issue.immediate.days')
    expect(field(20).deadline.value).toMatchObject({ kind: 'immediate', longTerm: true })
    expect(field(10).deadline.value).toMatchObject({
      kind: 'months',
      amount: 3,
      from: '2026-01-05',
    })
    expect(field(19).deadline.value).toMatchObject({ kind: 'long-term' })
  })

  test('sees what is done already', () => {
    expect(ledger.rows.filter(({ done }) => done).map(({ no }) => no)).toEqual(['4', '22', '23'])
  })
})

function field(no: number) {
  const row = ledger.rows.find((one) => one.no === String(no))
  if (!row) throw new Error(`no row ${no}`)
  return row.fields
}
