import { describe, expect, test } from 'vitest'
import { extended, lastDay, monthlyChecks } from '../../workflows/watch/rules.ts'

describe('a time limit on the watch list', () => {
  test('has a check a calendar month after its first day, and so on before its last', () => {
    expect(monthlyChecks({ from: '2026-07-16', until: '2026-10-14' })).toEqual([
      '2026-08-16',
      '2026-09-16',
    ])
  })

  test('begins each month at the same day, clamped where a month is short', () => {
    expect(monthlyChecks({ from: '2026-01-31', until: '2026-05-01' })).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  test('shorter than a month has none', () => {
    expect(monthlyChecks({ from: '2026-01-01', until: '2026-02-01' })).toEqual([])
  })

  test('lasts so many days, and an extension begins with its last, whenever it was reviewed', () => {
    expect(lastDay('2026-07-16', 90)).toBe('2026-10-14')
    expect(extended({ from: '2026-07-16', until: '2026-10-14', days: 90 })).toEqual({
      from: '2026-10-14',
      until: '2027-01-12',
      days: 90,
    })
  })
})
