import { describe, expect, test } from 'vitest'
import { firstRungs } from '../../activities/ladder.ts'
import { escalationLadder } from '../../workflows/kit/rungs.ts'
import { calendar2026 } from '../support/work-calendar-2026.ts'

const rungs = (dueDate: string, after: string) =>
  firstRungs(calendar2026, { dueDate, after, ladder: escalationLadder() }).map(
    (r) => `${r.rung} ${r.firesAt}`,
  )

describe('a row of an old ledger that is overdue when it is registered', () => {
  test('is told of at once, and its escalation counts from the day of registration', () => {
    expect(rungs('2025-12-01', '2026-03-02T10:00:00+08:00')).toEqual([
      'overdue 2026-03-02T10:00:00+08:00',
      'supervise 2026-03-05T09:00:00+08:00',
      'propose-interview 2026-03-12T09:00:00+08:00',
    ])
  })
})

test('an issue registered on its last day is not overdue that day', () => {
  expect(rungs('2026-03-02', '2026-03-02T10:00:00+08:00')[0]).toBe(
    'overdue 2026-03-03T09:00:00+08:00',
  )
})
