import { describe, expect, test } from 'vitest'
import {
  answersForAll,
  isPoor,
  poorRow,
  proposedFor,
  type Quarter,
  quarterBefore,
  quarterDates,
  quarterOf,
  quarterTitle,
  rateTitle,
} from '../../workflows/bulletin/rules.ts'

const min = 0.95
const quarter = (period: string, rate: number | null): Quarter => ({ period, rate, min })
const proposed = (quarters: readonly Quarter[], upTo: string, consecutive = 2) =>
  proposedFor(poorRow(quarters, upTo), consecutive).map((one) => one.period)

describe('a quarter', () => {
  test('is named after its year and number, and the one before crosses the year’s end', () => {
    expect(['2026-01-01', '2026-03-31', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q4',
    ])
    expect(quarterBefore('2027-Q1')).toBe('2026-Q4')
    expect(quarterBefore('2026-Q3')).toBe('2026-Q2')
    expect(quarterTitle('2026-Q4')).toBe('2026年第四季度')
  })

  test('ends with its last month', () => {
    expect(quarterDates('2026-Q2')).toEqual({
      from: '2026-04-01',
      to: '2026-07-01',
      last: '2026-06-30',
    })
    expect(quarterDates('2026-Q4').to).toBe('2027-01-01')
  })

  test('that is no quarter is refused', () => {
    expect(() => quarterDates('2026-Q5')).toThrow(RangeError)
    expect(() => quarterBefore('2026-03')).toThrow(RangeError)
  })
})

describe('a poor quarter', () => {
  test('is below the threshold; exactly at it is not', () => {
    expect(isPoor({ rate: 19 / 20, min })).toBe(false)
    expect(isPoor({ rate: 57 / 60, min })).toBe(false)
    expect(isPoor({ rate: 949 / 1000, min })).toBe(true)
  })

  test('is never one in which nothing was due', () => {
    expect(isPoor({ rate: null, min })).toBe(false)
  })

  test('is not written as if it had reached the threshold', () => {
    expect(rateTitle({ closed: 9499, due: 10_000 })).toBe('94.99%')
    expect(rateTitle({ closed: 94_999, due: 100_000 })).toBe('94.99%')
    expect(rateTitle({ closed: 19, due: 20 })).toBe('95%')
    expect(rateTitle({ closed: 0, due: 0 })).toBe('—')
  })
})

describe('two poor quarters', () => {
  test('in a row lead to a proposal, with the second', () => {
    const quarters = [quarter('2026-Q1', 0.9), quarter('2026-Q2', 0.8)]
    expect(proposed(quarters, '2026-Q1')).toEqual([])
    expect(proposed(quarters, '2026-Q2')).toEqual(['2026-Q2', '2026-Q1'])
  })

  test('count across the year’s end', () => {
    const quarters = [quarter('2026-Q4', 0.9), quarter('2027-Q1', 0.9)]
    expect(proposed(quarters, '2027-Q1')).toEqual(['2027-Q1', '2026-Q4'])
  })

  test('are no row with a good one, one with nothing due, or one never counted in between', () => {
    const around = (between: readonly Quarter[]) =>
      proposed([quarter('2026-Q1', 0.5), ...between, quarter('2026-Q3', 0.5)], '2026-Q3')
    expect(around([quarter('2026-Q2', 0.95)])).toEqual([])
    expect(around([quarter('2026-Q2', null)])).toEqual([])
    expect(around([])).toEqual([])
  })

  test('count once: a third in a row begins anew, a fourth makes the next pair', () => {
    const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((q) => quarter(q, 0.5))
    expect(proposed(quarters, '2026-Q3')).toEqual([])
    expect(proposed(quarters, '2026-Q4')).toEqual(['2026-Q4', '2026-Q3'])
  })

  test('are three where the rule says three', () => {
    const quarters = ['2026-Q1', '2026-Q2', '2026-Q3'].map((q) => quarter(q, 0.5))
    expect(proposed(quarters, '2026-Q2', 3)).toEqual([])
    expect(proposed(quarters, '2026-Q3', 3)).toHaveLength(3)
  })

  test('are judged each by its own threshold', () => {
    const quarters = [{ ...quarter('2026-Q1', 0.93), min: 0.9 }, quarter('2026-Q2', 0.93)]
    expect(proposed(quarters, '2026-Q2')).toEqual([])
  })
})

describe('the head who answers', () => {
  test('headed the section at the end of every quarter counted', () => {
    expect(answersForAll(['chen.wei', 'chen.wei'])).toBe('chen.wei')
  })

  test('is nobody where the head changed in between, or one quarter had none', () => {
    expect(answersForAll(['sun.yue', 'chen.wei'])).toBeUndefined()
    expect(answersForAll([null, 'chen.wei'])).toBeUndefined()
    expect(answersForAll([])).toBeUndefined()
  })
})
