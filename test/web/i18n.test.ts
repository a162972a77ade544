import { flatten } from '@solid-primitives/i18n'
import { describe, expect, test } from 'vitest'
import { en } from '../../web/i18n/en.ts'
import { zh } from '../../web/i18n/zh.ts'

const chinese = flatten(zh) as Record<string, unknown>
const english = flatten(en) as Record<string, unknown>
const leaves = (dictionary: Record<string, unknown>) =>
  Object.entries(dictionary).filter(([, words]) => typeof words !== 'object')
const said = (words: unknown) =>
  typeof words === 'function'
    ? String(words(...Array.from({ length: words.length }, () => 2)))
    : String(words)

describe('every sentence of the pages', () => {
  test('is there in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  test('is not empty', () => {
    const empty = [...leaves(chinese), ...leaves(english)].filter(
      ([, words]) => !said(words).trim(),
    )
    expect(empty).toEqual([])
  })

  test('in English holds no Chinese', () => {
    const mixed = leaves(english).filter(([, words]) => /\p{Script=Han}/u.test(said(words)))
    expect(mixed.map(([key]) => key)).toEqual([])
  })

  test('in Chinese has said its numbers', () => {
    const silent = leaves(chinese).filter(
      ([, words]) => typeof words === 'function' && words.length > 0 && !said(words).includes('2'),
    )
    expect(silent.map(([key]) => key)).toEqual([])
  })
})
