import { describe, expect, test } from 'vitest'
import type { HeadingChoices } from '../../../api/ledger-import/name-columns.ts'
import { preview, type Value, workbook } from './ledger-factory.ts'

async function read(rows: Value[][], headings: HeadingChoices = {}, merges: string[] = []) {
  return preview(await workbook({ rows, merges }), { headings })
}
const fieldsOf = ({ columns }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(columns.map(({ key, field }) => [key, field]))

const odd: Value[][] = [
  ['附件2'],
  ['序号', '反映的情况', '由哪个科牵头', '谁负责', '局领导', '何时完成', '轻重', '来信号'],
  [1, '窗口午间无人值守,群众久等', '审批科', '刘洋', '周建国', '2026-03-31', '一般', 'L-1'],
  [2, '同一份材料反复提交了三次', '财务科', '马丽', '周建国', '3月底', '较重', 'L-2'],
]
const said: HeadingChoices = {
  反映的情况: 'title',
  由哪个科牵头: 'section',
  谁负责: 'responsible',
  局领导: 'leader',
  何时完成: 'deadline',
  轻重: 'severity',
}

describe('a workbook whose headings nobody knows', () => {
  test('is shown column by column with what stands in them, and not read before the problem is pointed out', async () => {
    const ledger = await read(odd)
    expect(ledger.rows).toEqual([])
    expect(ledger.notes).toEqual([])
    expect(ledger.sheetsWithoutHeader).toEqual(['Sheet1'])
    expect(ledger.columns.find(({ key }) => key === '反映的情况')).toMatchObject({
      sheet: 'Sheet1',
      row: 2,
      column: 'B',
      field: null,
      isRead: false,
      samples: ['窗口午间无人值守,群众久等', '同一份材料反复提交了三次'],
    })
  })

  test('suggests what each column is by its content', async () => {
    const { columns } = await read(odd)
    const suggestions = columns.flatMap(({ key, suggestion }) =>
      suggestion ? [[key, suggestion]] : [],
    )
    expect(Object.fromEntries(suggestions)).toMatchObject(said)
  })

  test('is read as a person says, and keeps the rest as words', async () => {
    const ledger = await read(odd, said)
    expect(ledger.sheetsWithoutHeader).toEqual([])
    expect(ledger.rows).toHaveLength(2)
    expect(ledger.rows[1]).toMatchObject({
      fields: {
        title: { value: '同一份材料反复提交了三次' },
        section: { value: { id: 'finance' } },
        responsible: { value: [{ id: 'ma.li.finance' }] },
        leader: { value: { id: 'zhou.jianguo' } },
        deadline: { value: { kind: 'date', date: '2026-03-31' } },
        severity: { value: 'serious' },
      },
      others: { 来信号: 'L-2' },
    })
  })

  test('loses nothing a person does not leave out', async () => {
    expect((await read(odd, { ...said, 来信号: 'words' })).rows[0]?.others).toEqual({
      来信号: 'L-1',
    })
    const ledger = await read(odd, { ...said, 来信号: null })
    expect(ledger.rows[0]?.others).toEqual({})
    expect(ledger.columns.at(-1)).toMatchObject({ field: null, leftOut: true })
  })
})

describe('a column', () => {
  const heads = ['序号', '具体问题', '责任科室', '责任人', '备注', '备注']
  const rows: Value[][] = [heads, [1, '排队过长', '财务科', '马丽', '甲', '乙', '丙']]

  test('that was understood can be given another meaning', async () => {
    const ledger = await read(rows, { 责任人: 'leader', 备注: 'status' })
    expect(fieldsOf(ledger)).toMatchObject({ 责任人: 'leader', 备注: 'status' })
    expect(ledger.rows[0]?.fields.status.value).toBe('甲')
  })

  test('given a field that another has takes it over', async () => {
    const ledger = await read(
      [
        ['问题', '责任科室', '责任人', '实际承办'],
        ['甲', '财务科', '孙悦', '马丽'],
      ],
      {
        实际承办: 'responsible',
      },
    )
    expect(fieldsOf(ledger)).toMatchObject({ 责任人: null, 实际承办: 'responsible' })
    expect(ledger.rows[0]).toMatchObject({
      fields: { responsible: { raw: '马丽' } },
      others: { 责任人: '孙悦' },
    })
  })

  test('with the same heading as another, or with none, is kept and can be told apart', async () => {
    const ledger = await read(rows)
    expect(ledger.columns.slice(4).map(({ key, field }) => [key, field])).toEqual([
      ['备注', 'remark'],
      ['备注(F列)', null],
      ['(G列)', null],
    ])
    expect(ledger.rows[0]?.others).toEqual({ '备注(F列)': '乙', '(G列)': '丙' })
    const said = await read(rows, { '(G列)': 'measures', '备注(F列)': 'status' })
    expect(said.rows[0]?.fields).toMatchObject({
      measures: { value: '丙' },
      status: { value: '乙' },
    })
  })

  test('under a group heading is named with it', async () => {
    const grouped: Value[][] = [
      ['序号', '主要问题', '责任分工', null, '完成时限'],
      [null, null, '责任科室', '盯办人', null],
      [1, '排队过长', '财务科', '马丽', '2026-03-31'],
    ]
    const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']
    const ledger = await read(grouped, { '责任分工/盯办人': 'responsible' }, merges)
    expect(ledger.rows[0]?.fields.responsible.value).toEqual([
      { id: 'ma.li.finance', name: '马丽' },
    ])
  })

  test('may be called as anything, even as something every object has', async () => {
    const ledger = await read([
      ['问题', '责任科室', '责任人', 'constructor'],
      ['甲', '财务科', '马丽', 'x'],
    ])
    expect(ledger.rows[0]?.others).toEqual({ constructor: 'x' })
  })

  test('of notes beside one row is no column', async () => {
    const ledger = await read([
      ['问题', '责任科室', '责任人'],
      ['甲', '财务科', '马丽'],
      [],
      [null, null, null, null, '注:以上由财务科汇总'],
    ])
    expect(ledger.columns).toHaveLength(3)
  })
})

test('a list of figures beside the ledgers is not taken for one', async () => {
  const bytes = await workbook(
    {
      name: '台账',
      rows: [
        ['问题', '责任科室', '责任人'],
        ['甲', '财务科', '马丽'],
      ],
    },
    {
      name: '汇总',
      rows: [
        ['科室', '件数', '已完成'],
        ['财务科', 4, 1],
      ],
    },
  )
  const ledger = await preview(bytes)
  expect(ledger.rows.map(({ sheet }) => sheet)).toEqual(['台账'])
  expect(ledger.sheetsWithoutHeader).toEqual(['汇总'])
})
