import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  isWorkday,
  today,
  workingDaysBetween,
} from '../../workflows/kit/calendar.ts'
import { computeDeadline, remainder, resumeDeadline } from '../../workflows/kit/deadline.ts'
import { rungsFor } from '../../workflows/kit/rungs.ts'
import { calendar2026 as cal } from '../support/work-calendar-2026.ts'

describe('a working day', () => {
  test('is Monday to Friday by default', () => {
    expect(isWorkday(cal, '2026-03-13')).toBe(true)
    expect(isWorkday(cal, '2026-03-14')).toBe(false)
  })

  test('includes make-up Saturdays and Sundays and excludes holidays', () => {
    expect(isWorkday(cal, '2026-02-14')).toBe(true)
    expect(isWorkday(cal, '2026-01-04')).toBe(true)
    expect(isWorkday(cal, '2026-02-17')).toBe(false)
  })

  test('is never read from a date that does not exist', () => {
    expect(() => isWorkday(cal, '2026-02-30')).toThrow(RangeError)
    expect(() => addWorkingDays(cal, '2026-13-01', 1)).toThrow(RangeError)
    expect(() => addWorkingDays(cal, '2026-01-01', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays(cal, '2026-01-01', 1e9)).toThrow(RangeError)
  })
})

describe('counting working days', () => {
  test('starts with the next working day', () => {
    expect(addWorkingDays(cal, '2026-03-18', 1)).toBe('2026-03-19')
    expect(addWorkingDays(cal, '2026-03-20', 1)).toBe('2026-03-23')
    expect(addWorkingDays(cal, '2026-03-21', 1)).toBe('2026-03-23')
  })

  test('passes over Spring Festival and counts the make-up days around it', () => {
    expect(addWorkingDays(cal, '2026-02-13', 1)).toBe('2026-02-14')
    expect(addWorkingDays(cal, '2026-02-13', 2)).toBe('2026-02-24')
    expect(addWorkingDays(cal, '2026-02-27', 1)).toBe('2026-02-28')
    expect(workingDaysBetween(cal, '2026-02-13', '2026-03-02')).toBe(7)
  })

  test('goes back over them as well', () => {
    expect(addWorkingDays(cal, '2026-02-24', -1)).toBe('2026-02-14')
    expect(addWorkingDays(cal, '2026-02-24', -3)).toBe('2026-02-12')
  })

  test('is negative for what is past, and a weekend adds nothing to it', () => {
    expect(workingDaysBetween(cal, '2026-03-14', '2026-03-13')).toBe(0)
    expect(workingDaysBetween(cal, '2026-03-16', '2026-03-13')).toBe(-1)
    expect(workingDaysBetween(cal, '2026-02-24', '2026-02-13')).toBe(-2)
  })
})

describe('a deadline by rule', () => {
  test('of 30 days does not count the first day and moves over the Qingming holiday', () => {
    const deadline = computeDeadline(cal, days(30, '2026-03-05'))
    expect(deadline).toMatchObject({
      dueDate: '2026-04-07',
      dueAt: '2026-04-08T00:00:00+08:00',
      explanation: {
        nominal: '2026-04-04',
        movedOver: ['2026-04-04', '2026-04-05', '2026-04-06'],
        skipped: [],
        calendarVersion: 3,
        provisional: false,
      },
    })
  })

  test('of one month from 31 January ends on the last day of February', () => {
    expect(computeDeadline(cal, months(1, '2026-01-31')).explanation.nominal).toBe('2026-02-28')
    expect(computeDeadline(cal, months(1, '2026-01-31')).dueDate).toBe('2026-02-28')
    expect(computeDeadline(cal, months(1, '2028-01-31')).explanation.nominal).toBe('2028-02-29')
    expect(computeDeadline(cal, months(12, '2028-02-29')).explanation.nominal).toBe('2029-02-28')
  })

  test('of two working days names the holidays it passed over', () => {
    const deadline = computeDeadline(cal, workdays(2, '2026-04-03'))
    expect(deadline.dueDate).toBe('2026-04-08')
    expect(deadline.explanation.skipped).toEqual(['2026-04-04', '2026-04-05', '2026-04-06'])
  })

  test('is provisional once it reaches into a year whose calendar is not published', () => {
    expect(computeDeadline(cal, workdays(2, '2026-12-29')).explanation.provisional).toBe(false)
    expect(computeDeadline(cal, workdays(5, '2026-12-29')).explanation.provisional).toBe(true)
    expect(computeDeadline(cal, days(60, '2026-12-20')).explanation.provisional).toBe(true)
  })

  test('refuses an amount that is no amount', () => {
    expect(() => computeDeadline(cal, days(-1, '2026-03-05'))).toThrow(RangeError)
    expect(() => computeDeadline(cal, months(0.5, '2026-03-05'))).toThrow(RangeError)
  })
})

test('a registered date on a weekend moves to Monday and says so', () => {
  const deadline = computeDeadline(cal, { kind: 'fixed', date: '2026-01-31', from: '2026-01-06' })
  expect(deadline.dueDate).toBe('2026-02-02')
  expect(deadline.explanation.movedOver).toEqual(['2026-01-31', '2026-02-01'])
})

describe('a suspended task', () => {
  const deadline = computeDeadline(cal, workdays(10, '2026-03-02'))

  test('keeps its remainder to the working day', () => {
    expect(deadline.dueDate).toBe('2026-03-16')
    expect(remainder(cal, deadline.dueDate, '2026-03-11')).toBe(3)
    expect(remainder(cal, deadline.dueDate, '2026-03-20')).toBe(0)
    const resumed = resumeDeadline(cal, 3, '2026-04-03', deadline)
    expect(resumed.dueDate).toBe('2026-04-09')
    expect(resumed.explanation.spec).toMatchObject({ rule: 'issue.rectify.days', version: 2 })
  })

  test('resumed the same day is due when it was', () => {
    for (const day of ['2026-03-03', '2026-03-07', '2026-03-16']) {
      const left = remainder(cal, deadline.dueDate, day)
      expect(resumeDeadline(cal, left, day, deadline).dueDate).toBe('2026-03-16')
    }
  })

  test('is computed again from its explanation when the calendar changes', () => {
    const resumed = resumeDeadline(cal, 3, '2026-04-03', deadline)
    const weekendsOnly = { version: 4, days: {}, publishedYears: [] }
    expect(computeDeadline(weekendsOnly, resumed.explanation.spec).dueDate).toBe('2026-04-08')
  })
})

describe('the ladder of a deadline', () => {
  test('reminds 3 and 1 working days before and on the day, then escalates', () => {
    expect(rungsFor(cal, '2026-03-16', { after: '2026-03-01T00:00:00Z' })).toEqual([
      { rung: 'remind-3', firesAt: '2026-03-11T09:00:00+08:00', rule: 'task.remind.early.days' },
      { rung: 'remind-1', firesAt: '2026-03-13T09:00:00+08:00', rule: 'task.remind.late.days' },
      { rung: 'remind-0', firesAt: '2026-03-16T09:00:00+08:00', rule: 'task.remind.late.days' },
      { rung: 'overdue', firesAt: '2026-03-17T09:00:00+08:00', rule: 'task.overdue.after.days' },
      {
        rung: 'supervise',
        firesAt: '2026-03-19T09:00:00+08:00',
        rule: 'task.supervise.after.days',
      },
      {
        rung: 'propose-interview',
        firesAt: '2026-03-26T09:00:00+08:00',
        rule: 'task.propose-interview.after.days',
      },
    ])
  })

  test('tells of an overdue Friday on Saturday, and supervises by working days', () => {
    const rungs = rungsFor(cal, '2026-04-03', { after: '2026-04-03T02:00:00Z' })
    expect(rungs.map((r) => `${r.rung} ${r.firesAt.slice(0, 10)}`)).toEqual([
      'overdue 2026-04-04',
      'supervise 2026-04-09',
      'propose-interview 2026-04-16',
    ])
  })

  test('drops reminders that are past and keeps escalations, to fire at once', () => {
    const rungs = rungsFor(cal, '2026-03-16', { after: '2026-03-23T12:00:00+08:00' })
    expect(rungs.map((r) => r.rung)).toEqual(['overdue', 'supervise', 'propose-interview'])
    const atNine = rungsFor(cal, '2026-03-16', { after: '2026-03-13T09:00:00+08:00' })
    expect(atNine[0]?.rung).toBe('remind-0')
  })
})

test('today is Shanghai’s date, whatever the host believes', () => {
  expect(today('2026-03-17T15:59:59Z')).toBe('2026-03-17')
  expect(today(Temporal.Instant.from('2026-03-17T16:00:00Z'))).toBe('2026-03-18')
})

function days(amount: number, from: string) {
  return {
    kind: 'rule',
    rule: 'issue.rectify.days',
    version: 2,
    amount,
    unit: 'days',
    from,
  } as const
}

function months(amount: number, from: string) {
  return { ...days(amount, from), unit: 'months' } as const
}

function workdays(amount: number, from: string) {
  return { ...days(amount, from), unit: 'workdays' } as const
}
