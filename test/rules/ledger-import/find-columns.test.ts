import { describe, expect, test } from 'vitest'
import { heads, preview, problemRow, workbook } from './ledger-factory.ts'

describe('the header of a ledger', () => {
  test('is found under title rows, with other headings, blanks and line breaks', async () => {
    const ledger = await preview(
      await workbook({
        rows: [
          ['附件1'],
          ['XX局作风问题整改台账'],
          ['填报单位:行政审批科        填报日期:2026年1月5日'],
          [
            '序 号',
            '问题类型',
            '存在的\n主要问题',
            '整 改 举 措',
            '牵头科室',
            '＊整改责任人',
            '完成时限(年月日)',
            '整改进展',
            '联系电话',
          ],
          [1, '窗口', '排队过长', '加开窗口', '审批科', '刘洋', '3月底', '正在整改', '12345'],
        ],
        merges: ['A2:I2', 'A3:I3'],
      }),
    )
    expect(ledger).toMatchObject({
      title: 'XX局作风问题整改台账',
      reportedBy: '行政审批科',
      reportedOn: '2026-01-05',
    })
    expect(ledger.columns.map(({ field }) => field)).toEqual([
      'no',
      'category',
      'title',
      'measures',
      'section',
      'responsible',
      'deadline',
      'status',
      null,
    ])
    expect(ledger.rows[0]).toMatchObject({
      fields: { title: { value: '排队过长' }, section: { value: { id: 'permits' } } },
      others: { 联系电话: '12345' },
    })
  })

  test('may have two lines with group headings', async () => {
    const ledger = await preview(
      await workbook({
        rows: [
          ['序号', '主要问题', '责任分工', null, null, '完成时限'],
          [null, null, '责任领导', '责任科室', '责任人', null],
          [1, '排队过长', '周建国', '财务科', '马丽', '2026-03-31'],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2'],
      }),
    )
    expect(ledger.columns.map(({ field }) => field)).toEqual([
      'no',
      'title',
      'leader',
      'section',
      'responsible',
      'deadline',
    ])
    expect(ledger.rows).toHaveLength(1)
    expect(ledger.rows[0]?.fields.responsible.value).toEqual([
      { id: 'ma.li.finance', name: '马丽' },
    ])
    expect(ledger.rows[0]?.fields.responsible.how?.zh).toContain('同名')
  })

  test('is looked for on every sheet, and a sheet without one is named', async () => {
    const ledger = await preview(
      await workbook(
        { name: '财务科', rows: [heads.filter((head) => head !== '责任科室'), withoutSection(1)] },
        { name: '审批科', rows: [heads.filter((head) => head !== '责任科室'), withoutSection(2)] },
        { name: '填表说明', rows: [['请如实填报']] },
      ),
    )
    expect(ledger.rows.map(({ fields }) => fields.section.value?.id)).toEqual([
      'finance',
      'permits',
    ])
    expect(ledger.rows[0]?.fields.section.how?.zh).toContain('工作表名称')
    expect(ledger.sheetsWithoutHeader).toEqual(['填表说明'])
  })

  test('stands above each of two tables on one sheet', async () => {
    const rows = [['一季度台账'], heads, problemRow(1), [], ['二季度台账'], heads, problemRow(2)]
    const ledger = await preview(await workbook({ rows }))
    expect(ledger.rows.map(({ row }) => row)).toEqual([3, 7])
    expect(ledger.notes).toEqual([])
  })

  test('is understood as a person says where it is not known', async () => {
    const rows = [
      ['序号', '情况说明', '责任科室', '责任人'],
      [1, '排队过长', '财务科', '马丽'],
    ]
    const ledger = await preview(await workbook({ rows }), { headings: { 情况说明: 'title' } })
    expect(ledger.rows[0]?.fields.title.value).toBe('排队过长')
  })

  test('that is missing is an error with what to do', async () => {
    await expect(
      preview(
        await workbook({
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        }),
      ),
    ).rejects.toMatchObject({
      code: 'no-header',
    })
  })
})

function withoutSection(no: number) {
  return problemRow(no, { responsible: '周建国' }).filter((_, i) => heads[i] !== '责任科室')
}
