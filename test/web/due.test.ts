import { beforeEach, describe, expect, test } from 'vitest'
import { setLocale } from '../../web/i18n/locale.ts'
import type { Due } from '../../web/ui/due.ts'
import { dueExact, dueText, dueTone } from '../../web/ui/due.ts'
import { setToday } from '../../web/ui/time.ts'

const due = (over: Partial<Due> = {}): Due => ({
  dueDate: '2026-03-20',
  daysLeft: 2,
  overdue: false,
  paused: null,
  ...over,
})

beforeEach(async () => {
  setToday('2026-03-18')
  await setLocale('zh')
})

describe('a deadline is said as people say it', () => {
  test.each([
    ['due today', due({ dueDate: '2026-03-18', daysLeft: 0 }), '今天 24:00 前', 'soon'],
    ['due in two working days', due(), '还有 2 个工作日', 'plain'],
    ['due on the next working day', due({ daysLeft: 1 }), '还有 1 个工作日', 'soon'],
    ['due beyond a working week', due({ dueDate: '2026-03-31', daysLeft: 9 }), '3月31日', 'plain'],
    ['due next year', due({ dueDate: '2027-01-04', daysLeft: 190 }), '2027年1月4日', 'plain'],
    ['late by a working day', due({ daysLeft: -1, overdue: true }), '逾期 1 个工作日', 'late'],
    ['late since Friday, on a Saturday', due({ daysLeft: 0, overdue: true }), '已逾期', 'late'],
    ['paused', due({ paused: { remainder: 3 } }), '已暂停 · 剩 3 日', 'still'],
    [
      'paused, as a case says it',
      due({ paused: true, dueDate: null, daysLeft: 3 }),
      '已暂停 · 剩 3 日',
      'still',
    ],
    ['without a deadline', due({ dueDate: null, daysLeft: null }), '无期限', 'plain'],
  ])('%s', (_, given, words, tone) => {
    expect(dueText(given)).toBe(words)
    expect(dueTone(given)).toBe(tone)
  })

  test('the exact end is the end of the day, in words for a hover', () => {
    expect(dueExact(due())).toBe('3月20日 周五 24:00 止')
  })

  test('in English one day is not days', async () => {
    await setLocale('en')
    expect(dueText(due({ daysLeft: 1 }))).toBe('1 working day left')
    expect(dueText(due({ daysLeft: -2, overdue: true }))).toBe('2 working days overdue')
  })

  test('nothing paused is ever late, whatever its date says', () => {
    expect(dueTone(due({ paused: { remainder: 1 }, overdue: true }))).toBe('still')
  })
})
