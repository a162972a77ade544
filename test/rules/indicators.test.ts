import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seedRuleRows } from '../../db/rules/seed-rules.ts'
import { findIndicator, indicatorIds } from '../../workflows/indicators.ts'
import { isExceeded, measured } from '../../workflows/warning/rules.ts'

const complaints = { threshold: 0.3, atLeast: 3 }
const grows = (base: number, counted: number) => isExceeded('growth', { counted, base }, complaints)

describe('complaints month on month', () => {
  test.each([
    [2, 3, true, 'half as many again'],
    [10, 13, true, 'exactly thirty per cent'],
    [10, 12, false, 'twenty per cent'],
    [100, 130, true, 'exactly thirty per cent of many'],
    [100, 129, false, 'one short'],
    [0, 3, true, 'three where there were none'],
    [0, 2, false, 'too few to speak of'],
    [1, 2, false, 'twice as many, and still too few'],
    [0, 0, false, 'nothing at all'],
    [5, 3, false, 'fewer than before'],
  ])('%i → %i: %s, %s', (base, counted, raised) => {
    expect(grows(base, counted)).toBe(raised)
  })

  test('say how much they grew, from nothing as if there had been one', () => {
    expect(measured('growth', { counted: 13, base: 10 })).toBe(0.3)
    expect(measured('growth', { counted: 3, base: 2 })).toBe(0.5)
    expect(measured('growth', { counted: 3, base: 0 })).toBe(3)
  })

  test('are compared as whole numbers, whatever the threshold is in binary', () => {
    const figures = fc.record({
      base: fc.integer({ min: 1, max: 5000 }),
      counted: fc.integer({ min: 3, max: 9000 }),
      percent: fc.integer({ min: 0, max: 200 }),
    })
    fc.assert(
      fc.property(figures, ({ base, counted, percent }) => {
        const limits = { threshold: percent / 100, atLeast: 3 }
        const exactly = counted * 100 >= base * (100 + percent)
        expect(isExceeded('growth', { counted, base }, limits)).toBe(exactly)
      }),
    )
  })
})

describe('a share', () => {
  const overdue = { threshold: 0.2, atLeast: 3 }
  test.each([
    [3, 15, true],
    [3, 16, false],
    [2, 4, false],
    [3, 3, true],
  ])('%i of %i: %s', (counted, base, raised) => {
    expect(isExceeded('share', { counted, base }, overdue)).toBe(raised)
  })
})

test('a count is held against its threshold alone', () => {
  const limits = { threshold: 3, atLeast: 0 }
  expect(isExceeded('count', { counted: 3, base: 0 }, limits)).toBe(true)
  expect(isExceeded('count', { counted: 2, base: 0 }, limits)).toBe(false)
  expect(isExceeded('count', { counted: 0, base: 0 }, { threshold: 0, atLeast: 0 })).toBe(false)
})

test.each(indicatorIds)('the numbers of %s are rules with a source', (id) => {
  const { threshold, atLeast, within } = findIndicator(id) ?? expect.fail(id)
  const named = [threshold, atLeast, within].filter((rule) => rule !== undefined)
  const seeded = new Map(seedRuleRows.map((row) => [row.id, row]))
  for (const rule of named) expect(seeded.get(rule)?.source, rule).toBeTruthy()
})
