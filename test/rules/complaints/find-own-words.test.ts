import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOwnWords, maskOwnWords } from '../../../api/complaints/find-own-words.ts'

const wang = { name: '王小二', phone: '13712345678' }
const masked = (text: string, identity: object = wang) =>
  maskOwnWords(text, findOwnWords(text, identity))

describe('the complainant’s own', () => {
  test.each([
    ['name', '我是王小二。', '我是〔反映人姓名〕。'],
    ['name, spaced', '我是王 小 二。', '我是〔反映人姓名〕。'],
    ['name, with an invisible character', '王\u200b小二', '〔反映人姓名〕'],
    ['phone', '电话13712345678,', '电话〔电话〕,'],
    ['phone, grouped', '137-1234 5678', '〔电话〕'],
    ['phone, full width', '1371234567８', '〔电话〕'],
    ['phone, in numerals', '一三七一二三四五六七八', '〔电话〕'],
    ['somebody’s mobile, whoever’s', '打13900001111', '打〔电话〕'],
    ['identity number', '身份证11010519491231002X', '身份证〔证件号〕'],
  ])('%s is found and masked', (_what, text, result) => {
    expect(masked(text)).toBe(result)
  })

  test.each([
    ['amounts and dates', '2026年3月18日交了12345678901元'],
    ['numbers of two things', '第137号1234房间5678'],
    ['other names', '王小三不在'],
  ])('%s are left alone', (_what, text) => {
    expect(masked(text)).toBe(text)
  })

  test('of an anonymous complainant only numbers are looked for', () => {
    expect(masked('我叫王小二,13712345678', {})).toBe('我叫王小二,〔电话〕')
  })

  test('and whatever is written around them, neither is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const text = masked(`${a}。王小二 13712345678。${b}`)
        expect(text).not.toContain('王小二')
        expect(text).not.toContain('13712345678')
      }),
    )
  })
})
