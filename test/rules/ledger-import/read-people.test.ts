import { describe, expect, test } from 'vitest'
import { indexPeople, readPeople } from '../../../api/ledger-import/read-people.ts'
import { readSection } from '../../../api/ledger-import/read-section.ts'
import { people, sections } from './ledger-factory.ts'

const index = indexPeople(people)

describe('the people in a cell', () => {
  test.each([
    '刘洋、孙悦',
    '刘洋，孙悦',
    '刘洋;孙悦',
    '刘洋/孙悦',
    '刘洋 孙悦',
    '刘洋\n孙悦',
    '刘洋和孙悦',
    '刘洋及孙悦等',
    '刘洋孙悦',
    '刘　洋、孙 悦',
    '刘洋(副科长)、孙悦（科员）',
    '刘洋副科长、孙悦同志',
    '科长刘洋 孙悦',
    '牵头:刘洋;配合:孙悦',
    '刘洋13800000000、孙悦 0931-1234567',
    '刘\u200b洋、孙悦、刘洋',
  ])('are 刘洋 and 孙悦: %j', (text) => {
    expect(names(text)).toEqual(['liu.yang', 'sun.yue'])
  })

  test('are not cut at a 和 that belongs to a name', () => {
    expect(names('张和平')).toEqual(['zhang.heping'])
    expect(names('张和平和刘洋')).toEqual(['zhang.heping', 'liu.yang'])
  })

  test('are known in traditional characters and disguised width', () => {
    expect(names('劉洋、孫悦')).toEqual(['liu.yang', 'sun.yue'])
  })

  test('of the same name are told apart by the section, or offered', () => {
    expect(readPeople('马丽', index, 'window')).toMatchObject([
      { kind: 'matched', person: { id: 'ma.li.window' }, bySection: true },
    ])
    const [offered] = readPeople('马丽', index, 'permits')
    expect(offered?.kind === 'ambiguous' && offered.candidates).toHaveLength(2)
  })

  test('who are unknown come with the names that are close', () => {
    const [reading] = readPeople('张和萍', index)
    expect(reading).toMatchObject({
      kind: 'unknown',
      text: '张和萍',
      suggestions: [{ id: 'zhang.heping' }],
    })
    expect(readPeople('全体干部', index)).toMatchObject([{ kind: 'unknown', suggestions: [] }])
  })

  test('are nobody in an empty cell', () => {
    expect(readPeople(' ', index)).toEqual([])
  })
})

describe('the section in a cell', () => {
  test.each(['行政审批科', ' 行政审批科　', '行政\u200b审批科', '审批科', '行政审批科、审批科'])(
    '%j is 行政审批科',
    (text) => {
      expect(readSection(text, sections)).toMatchObject({
        kind: 'matched',
        section: { id: 'permits' },
      })
    },
  )

  test('is the leading one of several', () => {
    expect(readSection('牵头:审批科;配合:窗口', sections)).toMatchObject({
      kind: 'matched',
      section: { id: 'permits' },
      lead: true,
    })
  })

  test('is a person’s choice if several are named alike', () => {
    const reading = readSection('行政审批科、财务科', sections)
    expect(reading.kind === 'ambiguous' && reading.candidates.map(({ id }) => id)).toEqual([
      'permits',
      'finance',
    ])
  })

  test('that is unknown comes with the sections that are close', () => {
    const reading = readSection('市局行政审批处', sections)
    expect(reading.kind === 'unknown' && reading.suggestions[0]?.id).toBe('permits')
  })
})

function names(text: string) {
  return readPeople(text, index).map((one) => (one.kind === 'matched' ? one.person.id : one.text))
}
