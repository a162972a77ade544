import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkday, workingDaysBetween } from '../../workflows/kit/calendar.ts'
import { computeDeadline } from '../../workflows/kit/deadline.ts'
import { rungsFor } from '../../workflows/kit/rungs.ts'
import { calendar2026 as cal } from '../support/work-calendar-2026.ts'

const twoDays = {
  kind: 'rule',
  rule: 'issue.rectify.days',
  version: 2,
  amount: 2,
  unit: 'days',
} as const

test('hosts in zones with and without daylight saving compute the same deadline', () => {
  const program = `
    import { computeDeadline } from './workflows/kit/deadline.ts'
    import { rungsFor } from './workflows/kit/rungs.ts'
    import { today } from './workflows/kit/calendar.ts'
    const cal = ${JSON.stringify(cal)}
    const out = []
    for (const from of ['2026-03-06', '2026-03-27', '2026-10-30']) {
      const d = computeDeadline(cal, { ...${JSON.stringify(twoDays)}, from })
      out.push(d, rungsFor(cal, d.dueDate, { after: from + 'T00:00:00Z' }), today(from + 'T17:00:00Z'))
    }
    console.log(JSON.stringify(out))`
  const outputs = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }),
  )
  expect(new Set(outputs).size).toBe(1)
})

describe('for any date and length', () => {
  const date = fc
    .integer({ min: 0, max: 1200 })
    .map((n) => Temporal.PlainDate.from('2025-06-01').add({ days: n }).toString())
  const length = fc.integer({ min: 0, max: 300 })

  test('adding working days and counting them again gives the same number', () => {
    fc.assert(
      fc.property(date, length, (from, n) => {
        expect(workingDaysBetween(cal, from, addWorkingDays(cal, from, n))).toBe(n)
      }),
    )
  })

  test('counting back is counting forth, negated', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(workingDaysBetween(cal, a, b)).toBe(0 - workingDaysBetween(cal, b, a))
      }),
    )
  })

  test('a deadline is never on a non-working day, nor before its nominal day', () => {
    const unit = fc.constantFrom('days' as const, 'months' as const, 'workdays' as const)
    fc.assert(
      fc.property(date, length, unit, (from, amount, of) => {
        const { dueDate, explanation } = computeDeadline(cal, {
          ...twoDays,
          amount,
          from,
          unit: of,
        })
        expect(isWorkday(cal, dueDate)).toBe(true)
        expect(dueDate >= explanation.nominal && explanation.nominal >= from).toBe(true)
        expect(explanation.movedOver.every((day) => !isWorkday(cal, day))).toBe(true)
      }),
    )
  })

  test('rungs are in order and each fires at nine in Shanghai', () => {
    fc.assert(
      fc.property(date, date, (due, after) => {
        const rungs = rungsFor(cal, due, { after: `${after}T00:00:00Z` })
        expect(rungs.map((r) => r.firesAt)).toEqual(rungs.map((r) => r.firesAt).sort())
        expect(rungs.every((r) => r.firesAt.endsWith('T09:00:00+08:00'))).toBe(true)
      }),
    )
  })
})
