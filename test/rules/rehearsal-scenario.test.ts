import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { scenarioOf } from '../../api/rules/rehearsal/scenario.ts'
import type { LastYear, RecordedAct, RecordedIssue } from '../../db/last-year.ts'

const issue = (over: Partial<RecordedIssue> = {}): RecordedIssue => ({
  id: 'a',
  number: 'WT-2025-0107',
  sectionId: 'permits',
  responsibleId: 'liu.yang',
  coResponsible: [],
  severity: 'general',
  source: 'self-check',
  openedBy: 'zuofengban',
  openedAt: '2025-06-02T09:30:00+08:00',
  startAt: 'rectify',
  deadline: '2025-06-20',
  milestones: 0,
  ...over,
})
const act = (over: Partial<RecordedAct> = {}): RecordedAct => ({
  caseId: 'a',
  at: '2025-06-18T16:00:00+08:00',
  kind: 'task.completed',
  by: 'liu.yang',
  step: 'rectify',
  outcome: 'filed',
  answer: { measures: '压缩审批环节', evidence: ['file-1'] },
  data: { step: 'rectify', round: 1 },
  ...over,
})
const year = (issues: readonly RecordedIssue[], acts: readonly RecordedAct[] = []): LastYear => ({
  sections: [{ id: 'permits', leaderId: 'zhou.jianguo' }],
  people: [
    person('chen.wei', 'permits', 'head'),
    person('liu.yang', 'permits', 'staff'),
    person('zuofengban', 'conduct-office', 'conduct_office'),
    person('zhou.jianguo', null, 'leader'),
  ],
  issues,
  acts,
  leftOut: 0,
})
const person = (
  id: string,
  sectionId: string | null,
  role: 'head' | 'staff' | 'leader' | 'conduct_office',
) => ({
  id,
  sectionId,
  joinedOn: '2020-01-01',
  roles: [{ role, sectionId }],
})

const when = { from: '2025-03-18', to: '2026-03-18' }
const eventsOf = (recorded: LastYear) => parse(scenarioOf(recorded, when).yaml).events

describe('the last year as a scenario', () => {
  test('has the bureau by ids alone, heads and leaders in their places', () => {
    const { bureau, from, to, seed } = parse(scenarioOf(year([]), when).yaml)
    expect({ from, to, seed }).toEqual({ ...when, seed: 1 })
    expect(bureau.sections).toEqual([
      { id: 'permits', name: 'permits', head: 'chen.wei', leader: 'zhou.jianguo' },
    ])
    expect(bureau.people[1]).toEqual({
      login: 'liu.yang',
      name: 'liu.yang',
      section: 'permits',
      roles: ['staff'],
      joined: '2020-01-01',
    })
  })

  test('lets issues come in and people act when they did', () => {
    const filed = act()
    const asked = act({
      at: '2025-06-10T10:00:00+08:00',
      kind: 'task.extension-asked',
      answer: null,
      outcome: null,
      data: { until: '2025-07-01' },
    })
    const granted = act({
      at: '2025-06-11T10:00:00+08:00',
      by: 'chen.wei',
      step: 'extension',
      outcome: 'granted',
      answer: { until: '2025-07-01', opinion: '同意' },
    })
    const returned = act({
      at: '2025-06-19T10:00:00+08:00',
      by: 'chen.wei',
      step: 'confirm',
      outcome: 'returned',
      answer: { reason: '没有佐证' },
    })
    expect(eventsOf(year([issue()], [asked, granted, filed, returned]))).toEqual([
      {
        at: '2025-06-02T09:30:00+08:00',
        as: 'zuofengban',
        do: 'issue.register',
        id: 'real-WT-2025-0107',
        with: {
          section: 'permits',
          title: 'real-WT-2025-0107',
          severity: 'general',
          source: 'self-check',
          responsible: 'liu.yang',
          deadline: '2025-06-20',
        },
      },
      {
        at: '2025-06-10T10:00:00+08:00',
        as: 'liu.yang',
        do: 'task.askExtension',
        task: { case: 'real-WT-2025-0107', kind: 'issue.rectify' },
        with: { until: '2025-07-01', reason: '(略)' },
      },
      {
        at: '2025-06-11T10:00:00+08:00',
        as: 'chen.wei',
        do: 'task.complete',
        task: { case: 'real-WT-2025-0107', kind: 'issue.extension' },
        outcome: 'granted',
        with: { until: '2025-07-01' },
      },
      {
        at: '2025-06-18T16:00:00+08:00',
        as: 'liu.yang',
        do: 'task.complete',
        task: { case: 'real-WT-2025-0107', kind: 'issue.rectify' },
        outcome: 'filed',
        with: { measures: '(略)', evidence: [] },
      },
      {
        at: '2025-06-19T10:00:00+08:00',
        as: 'chen.wei',
        do: 'task.complete',
        task: { case: 'real-WT-2025-0107', kind: 'issue.confirm' },
        outcome: 'returned',
        with: { reason: '(略)' },
      },
    ])
  })

  test('carries nothing that anyone wrote, and nobody who was complained about', () => {
    const registered = act({
      step: 'register',
      by: 'zuofengban',
      outcome: 'registered',
      answer: {
        section: 'permits',
        responsible: 'liu.yang',
        title: '窗口人员态度生硬',
        measures: '约谈当事人',
        category: '态度恶劣',
        severity: 'serious',
        deadline: '2025-06-20',
        named: ['chen.wei'],
      },
    })
    const { yaml } = scenarioOf(year([issue({ startAt: 'register' })], [registered]), when)
    expect(yaml).not.toMatch(/窗口|约谈|态度/)
    const [report, register] = parse(yaml).events
    expect(report).toMatchObject({ do: 'issue.report' })
    expect(register.with).toEqual({
      section: 'permits',
      responsible: 'liu.yang',
      title: '(略)',
      deadline: '2025-06-20',
      severity: 'serious',
    })
  })

  test('lets what had happened before the beginning happen at once, in its order', () => {
    const before = issue({ openedAt: '2025-01-06T09:00:00+08:00', deadline: '2025-02-10' })
    const filed = act({ at: '2025-03-10T09:00:00+08:00' })
    const [register, complete] = eventsOf(year([before], [filed]))
    expect(register).toMatchObject({
      at: '2025-03-18T08:00:00+08:00',
      with: { deadline: '2025-03-18' },
    })
    expect(complete).toMatchObject({ at: '2025-03-18T08:00:01+08:00' })
  })

  test('brings an issue that came in as done on to its head', () => {
    const events = eventsOf(year([issue({ startAt: 'confirm' })]))
    expect(events.map((e: { do: string; as: string }) => `${e.do} ${e.as}`)).toEqual([
      'issue.register zuofengban',
      'task.complete liu.yang',
    ])
  })

  test('leaves out what cannot be repeated, and says how much', () => {
    const moved = issue({ id: 'b', responsibleId: 'zhou.jianguo' })
    const byRule = issue({ id: 'c', openedBy: 'system' })
    const { leftOut, numbers } = scenarioOf(year([issue(), moved, byRule]), when)
    expect({ leftOut, numbers }).toEqual({ leftOut: 2, numbers: ['WT-2025-0107'] })
  })

  test('leaves undone what nobody did, and answers what rules bring about besides', () => {
    const { behaviour } = parse(scenarioOf(year([]), when).yaml)
    expect(behaviour).toContainEqual({ task: 'issue.rectify', after: 'never' })
    expect(behaviour).not.toContainEqual({ task: 'issue.strict', after: 'never' })
    expect(behaviour.at(-1)).toEqual({ task: '*', after: '2wd' })
  })
})
