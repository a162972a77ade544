import { beforeEach, describe, expect, test } from 'vitest'
import type { LedgerSummary } from '../../web/contract.ts'
import { setLocale } from '../../web/i18n/locale.ts'
import { isPoor, rateText, totalOf } from '../../web/ledger/rate.ts'

const min = (value: number) => ({
  rule: 'ledger.rate.min',
  version: 1,
  value,
  source: '工作机制',
  article: null,
})
const row = (id: string, closedOfDue: number, due: number) => ({
  section: { id, name: id },
  total: due,
  open: 0,
  overdue: 0,
  paused: 0,
  closed: closedOfDue,
  closedOfDue,
  due,
  rate: due ? closedOfDue / due : null,
})
const summary: LedgerSummary = {
  month: '2026-03',
  rateMin: min(0.95),
  sections: [row('a', 1, 1), row('b', 18, 20), row('c', 0, 0)],
}

beforeEach(() => setLocale('zh'))

describe('a rate', () => {
  test('is poor under the rule in force, whatever that rule says', () => {
    expect(isPoor(0.94, min(0.95))).toBe(true)
    expect(isPoor(0.95, min(0.95))).toBe(false)
    expect(isPoor(0.94, min(0.9))).toBe(false)
    expect(isPoor(0.96, min(0.98))).toBe(true)
  })

  test('of none due is none, and never poor', () => {
    expect(totalOf(summary, 'c').rate).toBeNull()
    expect(isPoor(null, min(0.95))).toBe(false)
    expect(rateText(null)).toBe('无到期')
  })

  test('of the bureau is closed over due, not the average of its sections', () => {
    expect(totalOf(summary, undefined)).toMatchObject({ closedOfDue: 19, due: 21, rate: 19 / 21 })
  })

  test('is never rounded up', () => {
    expect(rateText(0.9499)).toBe('94.9%')
    expect(rateText(0.9999)).toBe('99.9%')
    expect(rateText(1)).toBe('100%')
  })
})
