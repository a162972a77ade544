import { describe, expect, test } from 'vitest'
import { typeset } from '../../workflows/typeset.ts'

const codes = (text: string) =>
  [...text].filter((c) => /[,;:!?()\uFF00-\uFFEF]/.test(c)).map((c) => c.charCodeAt(0).toString(16))

describe('the punctuation of an official document', () => {
  test('is full width beside Chinese words', () => {
    expect(codes(typeset('各单位:到期3件,销号2件;整改率66.66%;反弹(无)。'))).toEqual([
      'ff1a',
      'ff0c',
      'ff1b',
      'ff1b',
      'ff08',
      'ff09',
    ])
  })

  test('stays as it is within figures and times', () => {
    expect(codes(typeset('08:30开始,共1,200件'))).toEqual(['3a', 'ff0c', '2c'])
  })

  test('is not changed a second time', () => {
    const once = typeset('各单位:到期3件,(见附件)')
    expect(typeset(once)).toBe(once)
  })
})
