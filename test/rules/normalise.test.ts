import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseName, sameName } from '../../workflows/kit/normalise.ts'

describe('a disguised name', () => {
  test.each([
    ['刘 洋', '刘洋'],
    ['刘　洋', '刘洋'],
    ['刘\u200b洋\ufeff', '刘洋'],
    ['刘\u00ad洋\ufe0f', '刘洋'],
    ['劉洋', '刘洋'],
    ['陳偉強', '陈伟强'],
    ['⻢丽', '马丽'],
    ['阿卜杜·热合曼', '阿卜杜热合曼'],
    ['阿卜杜•热合曼', '阿卜杜・热合曼'],
    ['Ｌｉｕ　Ｙａｎｇ', 'liu yang'],
  ])('%j is %j', (disguised, plain) => {
    expect(sameName(disguised, plain)).toBe(true)
  })

  test('is not somebody else’s', () => {
    expect(sameName('刘洋', '刘阳')).toBe(false)
    expect(sameName('', '\u200b')).toBe(false)
  })

  test('folded twice is folded once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))
      }),
    )
    expect(normaliseName(normaliseName('劉陳峯嶽鍾鐘衞甯'))).toBe(normaliseName('刘陈峰岳钟钟卫宁'))
  })
})
