import { describe, expect, test } from 'vitest'
import { bigrams, searchTerms } from '../../db/bigrams.ts'
import { decodeCursor, encodeCursor } from '../../db/cursor.ts'

/** Whether a text would be found by a query: it has every term. */
const finds = (text: string, query: string) => {
  const grams = new Set(bigrams(text))
  return searchTerms(query).every((term) => grams.has(term))
}

describe('finding by neighbouring characters', () => {
  test('takes one, two or more Chinese characters that stand together', () => {
    for (const query of ['窗', '窗口', '口人员', '窗口人员态度'])
      expect(finds('窗口人员态度生硬', query)).toBe(true)
    for (const query of ['口窗', '窗人', '窗口态度'])
      expect(finds('窗口人员态度生硬', query)).toBe(false)
  })

  test('takes several words in any order', () => {
    expect(finds('窗口人员态度生硬', '生硬 窗口')).toBe(true)
    expect(finds('窗口人员态度生硬', '生硬 食堂')).toBe(false)
  })

  test('takes a number or part of it, and no other number', () => {
    expect(finds('WT-2026-0001', '0001')).toBe(true)
    expect(finds('WT-2026-0001', 'wt-2026')).toBe(true)
    expect(finds('WT-2026-0010', '0001')).toBe(false)
  })

  test('does not mind width, case and invisible characters', () => {
    expect(finds('AI审批', 'ai')).toBe(true)
    expect(finds('窗\u200b口', '窗口')).toBe(true)
  })

  test('finds nothing to look for in punctuation', () => {
    expect(searchTerms(' ,。%_\0 ')).toEqual([])
    expect(bigrams(null, undefined, '')).toEqual([])
  })
})

describe('a cursor', () => {
  test('comes back as it was given', () => {
    for (const key of ['2026-03-18T09:00:00.123+08:00', 'infinity']) {
      expect(decodeCursor(encodeCursor({ key, id: '案.1' }))).toEqual({ key, id: '案.1' })
    }
  })

  test('is refused when no page gave it', () => {
    const forged = [
      ['2026-02-30T00:00:00Z', 'x'],
      ['tomorrow', 'x'],
      ['infinity', 1],
      ['infinity', 'a\0b'],
      ['infinity'],
      { key: 'infinity', id: 'x' },
    ].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
    for (const text of ['', 'zz', '%%%', ...forged]) expect(decodeCursor(text)).toBeUndefined()
  })
})
