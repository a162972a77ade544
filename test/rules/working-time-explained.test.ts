import { describe, expect, test } from 'vitest'
import { computeDeadline, resumeDeadline } from '../../workflows/kit/deadline.ts'
import { explainDeadline } from '../../workflows/kit/explain-deadline.ts'
import { calendar2026 as cal } from '../support/work-calendar-2026.ts'

describe('an explanation', () => {
  test('is one sentence in Chinese and in English', () => {
    const deadline = computeDeadline(cal, days(30, '2026-03-05'))
    expect(explainDeadline(deadline, 'zh')).toBe(
      '自2026-03-05起30日(规则issue.rectify.days,第2版),期满日2026-04-04为非工作日,顺延至2026-04-07;日历版本3',
    )
    expect(explainDeadline(deadline, 'en')).toBe(
      'The time limit of 30 calendar days from 2026-03-05 (rule issue.rectify.days, version 2) ends on 2026-04-04, ' +
        'not a working day, so it is due on 2026-04-07; calendar version 3',
    )
  })

  test('names skipped holidays as a span, clamping, and what is provisional', () => {
    const spring = computeDeadline(cal, workdays(3, '2026-02-13'))
    expect(explainDeadline(spring, 'zh')).toContain('已跳过法定节假日2026-02-15至2026-02-23')
    const clamped = computeDeadline(cal, months(1, '2026-12-31'))
    expect(explainDeadline(clamped, 'zh')).toContain('暂按周末推算')
    expect(explainDeadline(computeDeadline(cal, months(1, '2026-01-31')), 'zh')).toContain('按月末')
  })

  test('tells a resumed deadline from the first one', () => {
    const first = computeDeadline(cal, workdays(10, '2026-03-02'))
    const text = explainDeadline(resumeDeadline(cal, 3, '2026-04-03', first), 'zh')
    expect(text).toContain('原期限2026-03-16,自2026-04-03恢复计时,剩余3个工作日')
  })
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
