import { describe, expect, test } from 'vitest'
import type { LedgerPreview, PreviewFields, PreviewRow } from '../../web/contract.ts'
import { countRows, importRows, mendsOf, sameDoubt, unsettled } from '../../web/import/mend.ts'

const plain = <T>(value: T, raw: string) => ({ raw, value, how: null, problem: null })
const doubt = { code: 'section.unknown', zh: '没有这个科室', en: 'No such section' }
const doubtful = (raw: string) => ({ raw, value: null, how: null, problem: doubt })

function rowOf(
  row: number,
  fields: Partial<PreviewFields> = {},
  over: Partial<PreviewRow> = {},
): PreviewRow {
  return {
    sheet: '台账',
    row,
    no: String(row),
    fields: {
      category: plain('审批超时', '审批超时'),
      title: plain(`问题${row}`, `问题${row}`),
      measures: plain('并联审批', '并联审批'),
      leader: plain({ id: 'l', name: '周建国' }, '周建国'),
      section: plain({ id: 's', name: '行政审批科' }, '行政审批科'),
      responsible: { ...plain([{ id: 'p', name: '刘洋' }], '刘洋'), names: [] },
      deadline: plain({ kind: 'default', how: { zh: '', en: '' } }, ''),
      status: plain('', ''),
      remark: plain('', ''),
      severity: plain('general', ''),
      source: plain('自查', '自查'),
      ...fields,
    },
    others: {},
    fingerprint: `f${row}`,
    duplicateOf: null,
    include: true,
    done: false,
    notes: [],
    ...over,
  }
}

const previewOf = (...rows: PreviewRow[]): LedgerPreview => ({
  title: null,
  reportedBy: null,
  reportedOn: null,
  columns: [],
  sheetsWithoutHeader: [],
  notes: [],
  rows,
  counts: { rows: rows.length, included: 0, duplicates: 0, withProblems: 0, done: 0 },
})

const section = { id: 's2', name: '财务科' }

describe('mending a ledger before it is imported', () => {
  const preview = previewOf(
    rowOf(1),
    rowOf(2, { section: doubtful('财审股') }),
    rowOf(3, { section: doubtful('财审股') }),
    rowOf(4, { section: doubtful('法规股') }),
    rowOf(5, {}, { include: false, duplicateOf: { sheet: '台账', row: 1 } }),
  )

  test('one answer settles the rows that say the same, and no others', () => {
    expect(sameDoubt(preview, 1, 'section')).toEqual([1, 2])
    expect(sameDoubt(preview, 0, 'section')).toEqual([0])
  })

  test('two empty cells are two questions', () => {
    const empty = previewOf(
      rowOf(1, { section: doubtful('') }),
      rowOf(2, { section: doubtful('') }),
    )
    expect(sameDoubt(empty, 0, 'section')).toEqual([0])
  })

  test('a row is in doubt until its field is settled', () => {
    const row = preview.rows[1] as PreviewRow
    expect(unsettled(row, undefined)).toEqual(['section'])
    expect(unsettled(row, { section })).toEqual([])
  })

  test('what is counted is what will be imported', () => {
    expect(countRows(preview, {}, 'registrar')).toEqual({
      included: 4,
      problems: 3,
      duplicates: 1,
      blocked: 3,
      skipped: 1,
    })
    const mended = { 1: { section }, 2: { section }, 3: { include: false } }
    expect(countRows(preview, mended, 'registrar')).toMatchObject({
      included: 3,
      problems: 0,
      blocked: 0,
      skipped: 2,
    })
    expect(importRows(preview, mended, 'registrar').map((row) => [row.row, row.section])).toEqual([
      [1, 's'],
      [2, 's2'],
      [3, 's2'],
    ])
  })

  test('columns nobody knows are kept with the issue', () => {
    const [row] = importRows(
      previewOf(rowOf(1, {}, { others: { 备用: '走访发现', 空: ' ' } })),
      {},
      'registrar',
    )
    expect(row?.description).toBe('备用:走访发现')
  })
})

test('what was settled stays with its row when the workbook is read again', () => {
  const before = previewOf(rowOf(4), rowOf(5), rowOf(9))
  const again = previewOf(rowOf(5), rowOf(9), rowOf(4, {}, { sheet: '另一张' }))
  const mends = { 0: { title: '甲' }, 1: { include: false }, 2: { section } }
  expect(mendsOf(again, before, mends)).toEqual({ 0: { include: false }, 1: { section } })
})

test('how severe a problem is can be settled', () => {
  const severity = { raw: '★★', value: null, how: null, problem: doubt }
  const doubtful = previewOf(rowOf(1, { severity }))
  expect(unsettled(doubtful.rows[0] ?? rowOf(1), { severity: 'serious' })).toEqual([])
  expect(importRows(doubtful, { 0: { severity: 'serious' } }, 'registrar')[0]?.severity).toBe(
    'serious',
  )
})

test('whoever registers at once has to name who is responsible, whoever reports has not', () => {
  const nobody = { raw: '', value: null, how: null, problem: doubt, names: [] }
  const preview = previewOf(rowOf(1, { responsible: nobody }))
  expect(countRows(preview, {}, 'registrar')).toMatchObject({ included: 1, blocked: 1 })
  expect(countRows(preview, {}, 'reporter')).toMatchObject({ included: 1, blocked: 0 })
  const person = { responsible: [{ id: 'p', name: '刘洋' }] }
  expect(countRows(preview, { 0: person }, 'registrar').blocked).toBe(0)
})
