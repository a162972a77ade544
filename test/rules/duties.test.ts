import { describe, expect, test } from 'vitest'
import { doers } from '../../activities/duties.ts'
import { calendarWords } from '../../api/duties/calendar-words.ts'
import { missedDays, nextDay, wasDue } from '../../api/duties/duty-days.ts'
import { type Duty, type DutyCalendar, duties } from '../../workflows/duties.ts'
import { dueDay, dueInstant, nominalDays } from '../../workflows/duty/rules.ts'
import { calendar2026 as calendar } from '../support/work-calendar-2026.ts'

const aDuty = (of: Omit<DutyCalendar, 'time'>, movesToWorkday = true): Duty => ({
  id: 'any',
  title: { zh: '职责', en: 'Duty' },
  does: { zh: '做', en: 'Does' },
  source: { zh: '依据', en: 'Source' },
  calendar: { ...of, time: '09:00' },
  movesToWorkday,
  catchUpDays: 7,
})
const monthly = aDuty({ dayOfMonth: 1 })
const never = () => false

describe('the days a calendar names', () => {
  const quarter = { from: '2026-01-01', to: '2026-03-31' }

  test.each<[string, Omit<DutyCalendar, 'time'>, readonly string[]]>([
    ['a day of every month', { dayOfMonth: 15 }, ['2026-01-15', '2026-02-15', '2026-03-15']],
    ['a day of named months', { months: [3, 12], dayOfMonth: 1 }, ['2026-03-01']],
    ['a weekday in a month', { months: [2], dayOfWeek: 7 }, nominal('01', '08', '15', '22')],
    ['a day that a month lacks is left out', { dayOfMonth: 30 }, ['2026-01-30', '2026-03-30']],
  ])('%s', (_, of, days) => {
    expect(nominalDays({ ...of, time: '09:00' }, quarter)).toEqual(days)
  })

  test('every day, when nothing is said', () => {
    expect(nominalDays({ time: '08:00' }, { from: '2026-01-30', to: '2026-02-02' })).toHaveLength(4)
  })
})

describe('a day off moves a duty to the next working day', () => {
  test.each([
    ['2026-01-01', '2026-01-04'],
    ['2026-02-01', '2026-02-02'],
    ['2026-10-01', '2026-10-08'],
    ['2026-04-01', '2026-04-01'],
  ])('%s is done on %s', (day, dueOn) => {
    expect(dueDay(monthly, calendar, day)).toBe(dueOn)
    expect(dueInstant(monthly, calendar, day)).toBe(`${dueOn}T09:00:00+08:00`)
  })

  test('unless it is one that does not move', () => {
    expect(dueDay(aDuty({ dayOfMonth: 1 }, false), calendar, '2026-10-01')).toBe('2026-10-01')
  })
})

describe('when it is next', () => {
  test('is the next day named, moved to a working day', () => {
    const at = '2026-01-10T12:00:00+08:00'
    expect(nextDay(monthly, { calendar, at, isDone: never })).toEqual({
      day: '2026-02-01',
      dueOn: '2026-02-02',
      at: '2026-02-02T09:00:00+08:00',
      provisional: false,
    })
  })

  test('is a day that has come by the calendar and waits for its working day', () => {
    const at = '2026-10-04T12:00:00+08:00'
    expect(nextDay(monthly, { calendar, at, isDone: never })?.day).toBe('2026-10-01')
    expect(nextDay(monthly, { calendar, at, isDone: (d) => d === '2026-10-01' })?.day).toBe(
      '2026-11-01',
    )
  })

  test('is provisional in a year whose calendar is not published', () => {
    const at = '2026-12-02T12:00:00+08:00'
    expect(nextDay(monthly, { calendar, at, isDone: never })).toMatchObject({
      day: '2027-01-01',
      provisional: true,
    })
  })
})

describe('what was missed', () => {
  const at = '2026-04-10T12:00:00+08:00'

  test('is every day due and not done since the record begins, the latest first', () => {
    const isDone = (day: string) => day === '2026-03-01'
    expect(missedDays(monthly, '2026-01-05', { calendar, at, isDone })).toEqual([
      { day: '2026-04-01', dueOn: '2026-04-01' },
      { day: '2026-02-01', dueOn: '2026-02-02' },
    ])
  })

  test('is not what is due today', () => {
    const today = { calendar, at: '2026-04-01T12:00:00+08:00', isDone: never }
    expect(missedDays(monthly, '2026-03-15', today)).toEqual([])
  })
})

test('only a day that was due can be made up for', () => {
  const read = (at: string) => ({ calendar, at })
  expect(wasDue(monthly, '2026-02-01', read('2026-02-02T09:00:00+08:00'))).toBe(true)
  expect(wasDue(monthly, '2026-02-01', read('2026-02-02T08:59:59+08:00'))).toBe(false)
  expect(wasDue(monthly, '2026-02-02', read('2026-04-02T09:00:00+08:00'))).toBe(false)
  expect(wasDue(monthly, '2025-02-01', read('2026-04-02T09:00:00+08:00'))).toBe(false)
})

describe('a calendar in words', () => {
  test.each<[Omit<DutyCalendar, 'time'>, string, string]>([
    [{ dayOfMonth: 1 }, '每月1日 09:00', 'Day 1 of each month at 09:00'],
    [{ months: [1, 7], dayOfMonth: 5 }, '每年1月、7月5日 09:00', '5 January, July at 09:00'],
    [{ dayOfWeek: 1 }, '每周一 09:00', 'Every Monday at 09:00'],
    [{}, '每日 09:00', 'Every day at 09:00'],
  ])('%o', (of, zh, en) => {
    const words = calendarWords(aDuty(of, false))
    expect(words.en).toBe(en)
    expect(words.zh).toBe(zh)
  })

  test('every duty has somebody who does it, a time the engine can take, and an id of its own', () => {
    expect(duties.map((duty) => duty.id).sort()).toEqual(Object.keys(doers).sort())
    expect(new Set(duties.map((duty) => duty.id)).size).toBe(duties.length)
    for (const { calendar: of, catchUpDays } of duties) {
      expect(of.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
      expect(catchUpDays).toBeGreaterThan(0)
    }
  })
})

function nominal(...days: readonly string[]): string[] {
  return days.map((day) => `2026-02-${day}`)
}
