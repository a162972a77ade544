import { describe, expect, test } from 'vitest'
import { heads, preview, problemRow, workbook } from './ledger-factory.ts'

describe('the rows of a ledger', () => {
  test('do not include blank, pre-numbered, total, group and note lines', async () => {
    const ledger = await preview(
      await workbook({
        rows: [
          heads,
          ['一、工程领域'],
          problemRow(1, { category: null }),
          [],
          [2],
          problemRow(3, { title: '注重形式,附近3家企业反映强烈' }),
          ['合计', '2项'],
          ['填表人:刘洋', null, null, '审核人:周建国'],
          ['注:1.本表每月报送'],
        ],
      }),
    )
    expect(ledger.rows.map(({ no }) => no)).toEqual(['1', '3'])
    expect(ledger.rows[0]?.fields.category).toMatchObject({
      value: '工程领域',
      how: { en: expect.any(String) },
    })
    expect(ledger.notes).toContain('注:1.本表每月报送')
  })

  test('that share a merged description are one problem', async () => {
    const second = [null, null, null, null, null, '孙悦', null, '需协调']
    const rows = [heads, problemRow(1), second, problemRow(2)]
    const ledger = await preview(await workbook({ rows, merges: ['A2:A3', 'C2:C3', 'E2:E3'] }))
    expect(ledger.rows).toHaveLength(2)
    expect(ledger.rows[0]?.fields.responsible.value?.map(({ id }) => id)).toEqual([
      'liu.yang',
      'sun.yue',
    ])
    expect(ledger.rows[0]?.fields.remark.value).toBe('需协调')
  })

  test('say what a person has to settle, with what they can choose', async () => {
    const rows = [
      heads,
      problemRow(1, { section: '行政审批处', responsible: '张和萍', deadline: '2026-02-30' }),
      problemRow(2, { section: '财务科、窗口', responsible: '马丽', deadline: '2026年13月' }),
      problemRow(3, { title: null, responsible: null, leader: '王局长' }),
    ]
    const ledger = await preview(await workbook({ rows }))
    const [first, second, third] = ledger.rows.map(({ fields }) => fields)
    expect(first?.section).toMatchObject({
      problem: { code: 'section.unknown' },
      options: [{ id: 'permits' }],
    })
    expect(first?.responsible).toMatchObject({
      problem: { code: 'person.unknown' },
      options: [{ id: 'zhang.heping' }],
    })
    expect(first?.deadline).toMatchObject({
      raw: '2026-02-30',
      value: null,
      problem: { code: 'deadline.unclear' },
    })
    expect(second?.section).toMatchObject({ problem: { code: 'section.several' } })
    expect(second?.responsible.problem?.code).toBe('person.ambiguous')
    expect(second?.deadline.problem?.zh).toContain('没有')
    expect(third?.title.problem?.code).toBe('title.missing')
    expect(third?.responsible.problem?.code).toBe('responsible.missing')
    expect(third?.leader.problem?.code).toBe('person.unknown')
    expect(ledger.counts.withProblems).toBe(3)
  })

  test('take an empty section from the responsible person', async () => {
    const rows = [heads, problemRow(1, { section: null, responsible: '孙悦' })]
    const [row] = (await preview(await workbook({ rows }))).rows
    expect(row?.fields.section).toMatchObject({ value: { id: 'permits' }, problem: null })
  })

  test('note formulas and take only their saved result', async () => {
    const rows = [heads, problemRow(1, { deadline: { formula: 'TODAY()+30', result: 46112 } })]
    const [row] = (await preview(await workbook({ rows }))).rows
    expect(row?.fields.deadline.value).toMatchObject({ kind: 'date', date: '2026-03-31' })
    expect(row?.notes[0]?.zh).toContain('G2是公式')
  })

  test('read full-width text and keep its punctuation', async () => {
    const rows = [
      heads,
      problemRow(1, { title: ' 排队过长,\u200b群众不满。', deadline: '２０２６年５月底' }),
    ]
    const [row] = (await preview(await workbook({ rows }))).rows
    expect(row?.fields.title.value).toBe('排队过长,群众不满。')
    expect(row?.fields.deadline.value).toMatchObject({ date: '2026-05-31' })
  })

  test('know which are done', async () => {
    const head = ['序号', '问题', '责任科室', '完成情况']
    const said = ['已完成', '整改到位', '100%', '未完成', '基本完成', '已完成60%', '正在整改', '']
    const rows = [head, ...said.map((status, i) => [i, `问题${i}`, '财务科', status])]
    const ledger = await preview(await workbook({ rows }))
    expect(ledger.rows.map(({ done }) => done)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('a duplicate', () => {
  test('is the same problem of the same section, however it is spaced or punctuated', async () => {
    const rows = [
      heads,
      problemRow(1, { title: '排队过长,群众不满' }),
      problemRow(2, { title: '排队 过长，群众不满。', section: '审批科' }),
      problemRow(3, { title: '排队过长,群众不满', section: '财务科', responsible: '马丽' }),
    ]
    const ledger = await preview(await workbook({ rows }))
    expect(ledger.rows.map(({ include }) => include)).toEqual([true, false, true])
    expect(ledger.rows[1]?.duplicateOf).toEqual({ sheet: 'Sheet1', row: 2 })
  })

  test('is what a remark says it is, and two that name each other leave one', async () => {
    const rows = [
      heads,
      problemRow(1, { remark: '与2重复' }),
      problemRow(2, { remark: '与第1项重复,待合并' }),
      problemRow(3, { remark: '与99重复' }),
    ]
    const ledger = await preview(await workbook({ rows }))
    expect(ledger.counts).toMatchObject({ rows: 3, included: 2, duplicates: 1 })
    expect(ledger.rows[2]?.notes[0]?.zh).toContain('99')
  })

  test('of an issue that is registered already is not imported again', async () => {
    const bytes = await workbook({ rows: [heads, problemRow(1), problemRow(2)] })
    const fingerprint = (await preview(bytes)).rows[0]?.fingerprint ?? ''
    const again = await preview(bytes, { existing: [fingerprint] })
    expect(again.rows[0]).toMatchObject({ duplicateOf: { existing: fingerprint }, include: false })
    expect(again.counts.included).toBe(1)
  })
})

test('5 000 rows are previewed', async () => {
  const rows = [heads, ...Array.from({ length: 5000 }, (_, i) => problemRow(i + 1))]
  const ledger = await preview(await workbook({ rows }))
  expect(ledger.counts).toEqual({
    rows: 5000,
    included: 5000,
    duplicates: 0,
    withProblems: 0,
    done: 0,
  })
})
