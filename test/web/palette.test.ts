import { describe, expect, test } from 'vitest'
import { matches } from '../../web/shell/match.ts'

describe('the palette finds', () => {
  test.each([
    ['a person by part of a Chinese name', '文静', ['欧阳文静', '财务科']],
    ['a person by section and name in any order', '财务 欧阳', ['欧阳文静', '财务科']],
    ['a number whatever its case', 'wt-2026', ['WT-2026-0001']],
    ['everything when nothing is typed', '', ['待办']],
  ])('%s', (_, typed, texts) => {
    expect(matches(typed, ...texts)).toBe(true)
  })

  test('nothing when one of the words is missing', () => {
    expect(matches('财务 刘洋', '欧阳文静', '财务科')).toBe(false)
  })
})
