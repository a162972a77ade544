import { describe, expect, test } from 'vitest'
import { listChanges } from '../../api/rules/list-changes.ts'
import { proceduresUsing } from '../../api/rules/procedures-using.ts'
import { firstNegativeList } from '../../db/negative-list.ts'
import { ruleSources } from '../../db/rules/seed-rule.ts'
import { findRule, seedRuleRows } from '../../db/rules/seed-rules.ts'
import {
  inForceFrom,
  isWhole,
  valueText,
  whyNotFrom,
  whyNotValue,
} from '../../workflows/rule-change/rules.ts'

const why = (rule: string, value: number) => {
  const known = findRule(rule)
  if (!known) throw new Error(`no rule ${rule}`)
  return whyNotValue(value, known)?.code
}

describe('every rule the bureau starts with', () => {
  test.each(seedRuleRows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(whyNotValue(row.value, row)).toBeUndefined()
    expect(row.min).toBeLessThan(row.max)
    expect(whyNotValue(row.min, row)).toBeUndefined()
    expect(whyNotValue(row.max, row)).toBeUndefined()
    expect(row.title.zh && row.title.en && row.article).toBeTruthy()
    expect(row.title.en).not.toMatch(/\p{Script=Han}/u)
    expect(ruleSources[row.source]).toBeTruthy()
    expect(isWhole(row.unit)).toBe(!['ratio', 'hours', 'yuan'].includes(row.unit))
  })

  test('has every number that the domain page gives', () => {
    const given: Readonly<Record<string, number>> = {
      'issue.register.days': 2,
      'issue.rectify.days': 30,
      'issue.lookback.days': 90,
      'complaint.triage.days': 2,
      'complaint.accept.days': 15,
      'complaint.handle.days': 60,
      'complaint.extension.days.max': 30,
      'complaint.call-back.days': 1,
      'revisit.within': 1,
      'ledger.rate.min': 0.95,
      'bulletin.rate.min': 0.95,
      'bulletin.poor.consecutive': 2,
      'bulletin.hear.days': 5,
      'bulletin.appeal.days': 30,
      'interview.schedule.days': 5,
      'watch.days': 90,
      'campaign.months': 3,
      'campaign.satisfaction.min': 0.9,
      'campaign.extension.months': 1,
      'campaign.yellow.share': 0.2,
      'survey.both.min': 0.85,
      'survey.responses.min': 5,
      'survey.satisfied.levels': 3,
      'survey.extension.max': 1,
      'warning.complaints.mom': 0.3,
      'warning.complaints.min': 3,
      'warning.review.days': 2,
      'supervisors.count': 10,
      'onboarding.within': 1,
      'onboarding.resits.max': 1,
      'learning.hours': 40,
      'learning.seminars': 2,
      'learning.lectures': 6,
      'learning.morning.minutes': 20,
      'learning.case-reviews': 1,
      'learning.window-trainings': 1,
      'documents.cut': 0.2,
      'meeting.hours.max': 2,
      'reports.kinds.max': 10,
      'meal.overtime.max': 30,
      'task.remind.early.days': 3,
      'task.remind.late.days': 1,
      'task.supervise.after.days': 3,
      'task.propose-interview.after.days': 5,
      'task.extension.max': 1,
    }
    const held = Object.fromEntries(Object.keys(given).map((id) => [id, findRule(id)?.value]))
    expect(held).toEqual(given)
  })
})

describe('a value that makes no sense is refused with the reason', () => {
  test.each([
    ['issue.rectify.days', -1, 'rule.value-negative'],
    ['ledger.rate.min', -0.5, 'rule.value-negative'],
    ['ledger.rate.min', 95, 'rule.value-no-ratio'],
    ['ledger.rate.min', 1.0001, 'rule.value-no-ratio'],
    ['bulletin.poor.consecutive', 2.5, 'rule.value-not-whole'],
    ['issue.rectify.days', 20.5, 'rule.value-not-whole'],
    ['ledger.rate.min', 0.953333, 'rule.value-too-fine'],
    ['issue.rectify.days', 0, 'rule.value-out-of-bounds'],
    ['issue.rectify.days', 181, 'rule.value-out-of-bounds'],
    ['ledger.rate.min', 0.1, 'rule.value-out-of-bounds'],
    // The Regulations can be made stricter, never laxer.
    ['complaint.handle.days', 61, 'rule.value-out-of-bounds'],
    ['complaint.accept.days', 16, 'rule.value-out-of-bounds'],
  ])('%s = %d', (rule, value, code) => {
    expect(why(rule, value)).toBe(code)
  })

  test.each([
    ['ledger.rate.min', 1],
    ['ledger.rate.min', 0.955],
    ['meeting.hours.max', 1.5],
    ['meal.overtime.max', 29.9],
    ['task.extension.max', 0],
    ['complaint.handle.days', 60],
  ])('and %s = %d is not', (rule, value) => {
    expect(why(rule, value)).toBeUndefined()
  })
})

describe('the day a change takes effect', () => {
  const when = { today: '2026-03-18', latestFrom: '2020-01-01' }
  test('is today or later, and within five years', () => {
    expect(whyNotFrom('2026-03-17', when)?.code).toBe('rule.date-past')
    expect(whyNotFrom('2026-03-18', when)).toBeUndefined()
    expect(whyNotFrom('2031-03-18', when)).toBeUndefined()
    expect(whyNotFrom('2031-03-19', when)?.code).toBe('rule.date-far')
  })

  test('is never before a version decided already, which would take over again', () => {
    const decided = { ...when, latestFrom: '2026-06-01' }
    expect(whyNotFrom('2026-05-31', decided)?.code).toBe('rule.date-before-decided')
    expect(whyNotFrom('2026-06-01', decided)).toBeUndefined()
  })

  test('is the day after the decision at the earliest, also over a leap day and a year’s end', () => {
    expect(inForceFrom('2026-04-01', '2026-03-18')).toBe('2026-04-01')
    expect(inForceFrom('2026-03-18', '2026-03-18')).toBe('2026-03-19')
    expect(inForceFrom('2026-01-01', '2026-12-31')).toBe('2027-01-01')
    expect(inForceFrom('2028-02-01', '2028-02-28')).toBe('2028-02-29')
  })
})

test('values are written as people read them', () => {
  const zh = (value: number, unit: Parameters<typeof valueText>[1]) => valueText(value, unit).zh
  expect(zh(0.95, 'ratio')).toBe('95%')
  expect(zh(0.9525, 'ratio')).toBe('95.25%')
  expect(zh(2, 'workdays')).toBe('2个工作日')
  expect(zh(29.9, 'yuan')).toBe('29.9元')
  expect(valueText(1, 'workdays').en).toBe('1 working day')
  expect(valueText(2, 'months').en).toBe('2 months')
})

test('a rule belongs to the procedures that it limits, and those of every task to all', () => {
  expect(proceduresUsing('issue.rectify.days')).toEqual(['issue'])
  expect(proceduresUsing('rule.approve.days')).toEqual(['rule-change'])
  expect(proceduresUsing('task.extension.max')).toContain('issue')
  expect(proceduresUsing('task.extension.max')).toContain('rule-change')
  expect(proceduresUsing('ledger.rate.min')).toEqual([])
})

describe('the difference between two versions of the negative list', () => {
  const items = firstNegativeList.items.map((item) => ({ ...item, aliases: [...item.aliases] }))
  const [first, second, third] = items
  test('is nothing for the same list, and 25 items begin it', () => {
    expect(items).toHaveLength(25)
    expect(new Set(items.map((item) => item.id)).size).toBe(25)
    expect(listChanges(items, items)).toEqual([])
  })

  test('names what is new, gone, reworded and moved, and nothing else', () => {
    if (!first || !second || !third) throw new Error('too short')
    const reworded = { ...second, zh: '严禁吃拿卡要' }
    const added = { id: 'x', zh: '严禁公款旅游', en: 'No tourism', aliases: [] }
    const after = [...items.slice(3), reworded, added, first]
    expect(listChanges(items, after).map(({ change, zh }) => `${change} ${zh}`)).toEqual([
      'reworded 严禁吃拿卡要',
      'added 严禁公款旅游',
      `moved ${first.zh}`,
      `removed ${third.zh}`,
    ])
  })
})
