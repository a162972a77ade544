import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  divide,
  draw,
  lastDay,
  monthBefore,
  monthTitle,
  sampleSize,
} from '../../workflows/audit/rules.ts'
import { isBelow, rateText, shareOf } from '../../workflows/rate.ts'

describe('a rate is held against its minimum in whole numbers', () => {
  test.each([
    [{ closed: 19, due: 20 }, 0.95, false],
    [{ closed: 18, due: 20 }, 0.95, true],
    [{ closed: 949, due: 1000 }, 0.95, true],
    [{ closed: 950, due: 1000 }, 0.95, false],
    // 0.1 + 0.2 and its kind: 7 of 10 is 0.7, whatever a computer makes of it.
    [{ closed: 7, due: 10 }, 0.7, false],
    [{ closed: 29, due: 100 }, 0.29, false],
    [{ closed: 57, due: 100 }, 0.57, false],
    [{ closed: 999_999, due: 1_000_000 }, 0.999999, false],
    [{ closed: 0, due: 0 }, 0.95, false],
    [{ closed: 0, due: 1 }, 0.95, true],
    [{ closed: 1, due: 1 }, 1, false],
  ])('%o against %d', (counted, minimum, below) => {
    expect(isBelow(counted, minimum)).toBe(below)
  })

  test('at exactly the minimum a section is never below, for every number due', () => {
    for (let due = 1; due <= 2_000; due += 1)
      for (const percent of [70, 85, 90, 95, 99]) {
        const least = Math.ceil((due * percent) / 100)
        expect(isBelow({ closed: least, due }, percent / 100)).toBe(false)
        expect(isBelow({ closed: least - 1, due }, percent / 100)).toBe(true)
      }
  })

  test('is read cut, never rounded up', () => {
    expect(rateText({ closed: 9_499, due: 10_000 })).toBe('94.99%')
    expect(rateText({ closed: 94_999, due: 100_000 })).toBe('94.99%')
    expect(rateText({ closed: 19, due: 20 })).toBe('95%')
    expect(rateText({ closed: 0, due: 0 })).toBe('—')
  })
})

describe('the size of a sample', () => {
  const rules = { share: 0.1, min: 5, max: 20 }

  test.each([
    [0, 0],
    [3, 3],
    [5, 5],
    [30, 5],
    [60, 6],
    [61, 7],
    [70, 7],
    [199, 20],
    [5_000, 20],
  ])('of %d closures is %d', (closures, size) => {
    expect(sampleSize(closures, rules)).toBe(size)
  })

  test('is not rounded up by a computer’s fraction', () => {
    for (let tens = 1; tens < 1_000; tens += 1) expect(shareOf(tens * 10, 0.1)).toBe(tens)
  })
})

describe('the draw', () => {
  const hashed = (seed: string, ids: readonly string[]) =>
    ids.map((id) => ({
      id,
      hash: createHash('sha256')
        .update(seed + id)
        .digest('hex'),
    }))
  const ids = Array.from({ length: 200 }, (_, n) => `case-${n}`)

  test('is the same for whoever has the seed and the ids, in whatever order', () => {
    const drawn = draw(hashed('a:2026-01', ids), 20).map((one) => one.id)
    expect(draw(hashed('a:2026-01', ids.toReversed()), 20).map((one) => one.id)).toEqual(drawn)
    expect(new Set(drawn).size).toBe(20)
  })

  test('differs with the seed', () => {
    const of = (seed: string) => draw(hashed(seed, ids), 20).map((one) => one.id)
    expect(of('a:2026-01')).not.toEqual(of('a:2026-02'))
  })

  test('favours nobody: over many seeds each closure comes up about as often', () => {
    const times = new Map<string, number>()
    const few = ids.slice(0, 20)
    for (let seed = 0; seed < 2_000; seed += 1)
      for (const { id } of draw(hashed(`${seed}`, few), 5)) times.set(id, (times.get(id) ?? 0) + 1)
    for (const id of few) expect(Math.abs((times.get(id) ?? 0) - 500)).toBeLessThan(120)
  })
})

describe('who checks what', () => {
  const office = ['ann', 'ben', 'cat']

  test('is the conduct office, except for whoever had a part in one of them', () => {
    const parts = divide(
      [
        { id: '1', barred: ['ann'] },
        { id: '2', barred: ['ann', 'zoe'] },
      ],
      office,
    )
    expect(parts.office).toEqual({ sample: ['1', '2'], barred: ['ann', 'zoe'] })
    expect(parts.discipline.sample).toEqual([])
  })

  test('is the discipline group for the office’s own', () => {
    const parts = divide(
      [
        { id: '1', barred: [] },
        { id: 'own', barred: office },
      ],
      office,
    )
    expect(parts.office.sample).toEqual(['1'])
    expect(parts.discipline).toEqual({ sample: ['own'], barred: office })
  })

  test('leaves the office as many as one of its people can check without a conflict', () => {
    const parts = divide(
      [
        { id: '1', barred: ['ann'] },
        { id: '2', barred: ['ben'] },
        { id: '3', barred: ['cat'] },
        { id: '4', barred: ['ann', 'ben'] },
      ],
      office,
    )
    expect(parts.office.sample).toEqual(['1', '2', '4'])
    expect(parts.office.barred).not.toContain('cat')
    expect(parts.discipline.sample).toEqual(['3'])
  })

  test('is the discipline group alone where the office has nobody', () => {
    expect(divide([{ id: '1', barred: [] }], []).discipline.sample).toEqual(['1'])
  })
})

test('the month before, also across a year’s end', () => {
  expect(monthBefore('2026-02-01')).toEqual({
    period: '2026-01',
    from: '2026-01-01',
    to: '2026-02-01',
  })
  expect(monthBefore('2026-01-01').period).toBe('2025-12')
  expect(lastDay(monthBefore('2026-03-01'))).toBe('2026-02-28')
  expect(monthTitle('2026-01')).toBe('2026年1月')
})
