import { describe, expect, test } from 'vitest'
import type { LedgerField, LedgerPreview } from '../../web/contract.ts'
import {
  choose,
  columnsOf,
  holderOf,
  needsTitle,
  standingOf,
  takeSuggestions,
  unknownOf,
} from '../../web/import/columns.ts'

type Column = LedgerPreview['columns'][number]
const column = (heading: string, over: Partial<Column> = {}): Column => ({
  sheet: '一科',
  row: 3,
  column: 'A',
  key: heading,
  heading,
  field: null,
  leftOut: false,
  isRead: true,
  samples: ['甲'],
  suggestion: null,
  ...over,
})
const previewOf = (...columns: Column[]): LedgerPreview => ({
  title: null,
  reportedBy: null,
  reportedOn: null,
  columns,
  sheetsWithoutHeader: [],
  notes: [],
  rows: [],
  counts: { rows: 0, included: 0, duplicates: 0, withProblems: 0, done: 0 },
})
const find = (preview: LedgerPreview, key: string) => {
  const found = columnsOf(preview).find((one) => one.key === key)
  if (!found) throw new Error(`no column ${key}`)
  return found
}

describe('the columns of a workbook', () => {
  test('with one heading on several sheets are asked about once', () => {
    const preview = previewOf(
      column('盯办人'),
      column('盯办人', { sheet: '二科', column: 'C', samples: ['乙', '甲'] }),
    )
    expect(unknownOf(preview)).toEqual([
      expect.objectContaining({
        key: '盯办人',
        samples: ['甲', '乙'],
        places: [
          { sheet: '一科', row: 3, column: 'A' },
          { sheet: '二科', row: 3, column: 'C' },
        ],
      }),
    ])
  })

  test('that are left out or understood need no answer, and empty ones are not shown', () => {
    const preview = previewOf(
      column('问题', { field: 'title' }),
      column('来信号', { leftOut: true }),
      column('', { key: '(K列)', samples: [] }),
    )
    expect(unknownOf(preview)).toEqual([])
    expect(columnsOf(preview).map(({ use }) => use)).toEqual(['title', null])
  })

  test('of a sheet that may be no ledger are apart, unless nothing else is there', () => {
    const figures = column('件数', { sheet: '汇总', isRead: false })
    const both = previewOf(column('问题', { field: 'title' }), figures)
    expect(columnsOf(both).map((one) => standingOf(both, one))).toEqual(['known', 'unread'])
    expect(unknownOf(both)).toEqual([])
    expect(unknownOf(previewOf(figures))).toHaveLength(1)
  })

  test('say when nothing can be read before the problem is pointed out', () => {
    expect(needsTitle(previewOf(column('反映', { isRead: false })))).toBe(true)
    expect(needsTitle(previewOf(column('反映', { isRead: false }), column('问题')))).toBe(false)
  })
})

describe('saying what a column is', () => {
  const preview = previewOf(
    column('责任人', { field: 'responsible', column: 'B' }),
    column('盯办人', { column: 'C' }),
    column('跟踪人', { column: 'D', sheet: '二科' }),
  )

  test('tells who has the field now, in the same table only', () => {
    const holder = holderOf(columnsOf(preview), find(preview, '盯办人'), 'responsible')
    expect(holder?.key).toBe('责任人')
    expect(holderOf(columnsOf(preview), find(preview, '跟踪人'), 'responsible')).toBeUndefined()
  })

  test('takes a field back from the column that was given it before', () => {
    const first = choose({}, columnsOf(preview), { column: find(preview, '盯办人'), use: 'leader' })
    expect(first).toEqual({ 盯办人: 'leader' })
    const again = choose(first, columnsOf(preview), {
      column: find(preview, '责任人'),
      use: 'leader',
    })
    expect(again).toEqual({ 盯办人: 'words', 责任人: 'leader' })
    const elsewhere = choose(first, columnsOf(preview), {
      column: find(preview, '跟踪人'),
      use: 'leader',
    })
    expect(elsewhere).toEqual({ 盯办人: 'leader', 跟踪人: 'leader' })
  })

  test('by its content never undoes what a person said', () => {
    const likely = (key: string, suggestion: LedgerField) => column(key, { suggestion })
    const columns = columnsOf(previewOf(likely('谁', 'responsible'), likely('何时', 'deadline')))
    expect(takeSuggestions({ 谁: 'leader' }, columns)).toEqual({ 谁: 'leader', 何时: 'deadline' })
  })
})
