import { describe, expect, test } from 'vitest'
import { nextEntry } from '../../api/next-entry.ts'
import { rankSimilar } from '../../api/similar.ts'
import { whatHappened } from '../../api/timeline-text.ts'
import { wordsOf } from '../../api/written-words.ts'
import { entryKinds } from '../../workflows/kit/entry-kinds.ts'

const entry = {
  procedure: 'issue',
  outcome: null,
  linked: null,
  nameOf: (id: string) => ({ liu: '刘洋', chen: '陈伟' })[id] ?? id,
}
const said = (kind: string, data: Readonly<Record<string, unknown>> = {}, more = {}) =>
  whatHappened({ ...entry, kind, data, ...more })

describe('a sentence of the timeline', () => {
  test('is there for every kind of entry, in both languages', () => {
    const data = {
      step: 'rectify',
      to: 'liu',
      person: 'liu',
      until: '2026-04-01',
      due: '2026-04-01',
      for: 'look-back',
      rung: 'overdue',
    }
    for (const kind of entryKinds) {
      const { zh, en } = said(kind, data)
      expect(zh, kind).not.toBe('')
      expect(zh, kind).not.toContain(kind)
      expect(`${zh}${en}`, kind).not.toMatch(/undefined|null|\[object/)
    }
  })

  test('names who got it and until when', () => {
    expect(said('task.transferred', { to: 'chen' }).zh).toBe('转办给陈伟')
    expect(said('task.extended', { until: '2026-04-01' }).zh).toBe('同意延期至2026-04-01')
    expect(said('task.opened', { step: 'rectify', assignee: 'liu', due: '2026-04-01' }).zh).toBe(
      '整改,由刘洋办理,2026-04-01前',
    )
    expect(said('task.returned', { to: 'rectify' }).zh).toBe('退回到整改')
    expect(said('task.rung', { step: 'rectify', rung: 'supervise' }).zh).toContain('督办')
  })

  test('of a consequence names whom it is for, of a case by rule that nobody reported it', () => {
    expect(said('consequence.imposed', { kind: 'interview', person: 'chen' }).zh).toBe(
      '后果:约谈 陈伟',
    )
    expect(said('case.opened', { source: 'rule' }).zh).toBe('按规则立案')
    expect(said('case.opened', { source: 'self-check' }).zh).toBe('发现并上报')
  })

  test('of a recusal names nobody', () => {
    const told = said('task.reassigned', { why: 'recusal', from: 'liu', to: 'chen' })
    expect(told).toEqual({ zh: '按回避规则改派', en: 'reassigned by the recusal rule' })
  })

  test('of a linked case names it only to who may see it', () => {
    expect(said('case.linked', { relation: 'rebound', caseId: 'c2' }).zh).toBe('反弹,另立新案')
    expect(said('case.linked', { relation: 'rebound' }, { linked: 'WT-2026-0009' }).zh).toContain(
      'WT-2026-0009',
    )
  })
})

describe('what happens next', () => {
  const armed = {
    at: '2026-03-18T09:00:00+08:00',
    rule: 'task.ladder',
    taskId: 't',
    procedure: 'issue',
    step: 'rectify',
    assigneeName: '刘洋',
    candidateKey: null,
    candidateSection: null,
    leaderName: '周建国',
  }
  test('is said for every rung with whom it concerns', () => {
    const rungs = ['remind-3', 'remind-1', 'remind-0', 'overdue', 'supervise', 'propose-interview']
    const shown = rungs.map((rung) => nextEntry({ ...armed, rung }))
    expect(shown.map((next) => next.text.zh)).toEqual([
      '提醒刘洋',
      '提醒刘洋',
      '提醒刘洋',
      '仍未办理:告知刘洋和科室负责人',
      '仍未办理:分管领导周建国督办',
      '仍未办理:局作风办研究是否建议约谈',
    ])
    expect(shown.filter((next) => next.severe).map((next) => next.rung)).toEqual([
      'supervise',
      'propose-interview',
    ])
  })

  test('goes one level up from whoever has it: nobody supervises their own lateness', () => {
    const next = (candidateKey: string, rung: string) =>
      nextEntry({ ...armed, assigneeName: '周建国', candidateKey, rung }).text.zh
    expect(next('leader@permits', 'overdue')).toBe('仍未办理:告知周建国和局主要领导')
    expect(next('leader@permits', 'supervise')).toBe('仍未办理:局主要领导督办')
    expect(next('head@permits', 'overdue')).toBe('仍未办理:告知周建国和分管领导')
    expect(next('head@permits', 'supervise')).toBe('仍未办理:分管领导周建国督办')
  })

  test('names the candidates where nobody has claimed it, and what a wait is for', () => {
    const unclaimed = { ...armed, assigneeName: null, candidateKey: 'conduct_office@*' }
    expect(nextEntry({ ...unclaimed, rung: 'remind-1' }).text.zh).toBe('提醒局作风办')
    expect(nextEntry({ ...armed, rung: 'look-back.1' }).text.zh).toBe('开始回头看')
  })
})

test('words are what was written, never ids and dates', () => {
  const answer = { measures: '增设窗口', evidence: ['file-1'] }
  expect(wordsOf({ procedure: 'issue', step: 'rectify', outcome: 'filed', answer })).toBe(
    '增设窗口',
  )
  const returned = { reason: '没有照片' }
  expect(wordsOf({ procedure: 'issue', step: 'rectify', outcome: null, answer: returned })).toBe(
    '没有照片',
  )
})

describe('problems that may be the same', () => {
  const hit = (title: string) => ({ id: title, number: null, title, section: null, status: 'open' })
  test('are ranked by the words they share', () => {
    const found = [hit('食堂账目不清'), hit('窗口工作人员态度生硬'), hit('窗口排队时间长')]
    const ranked = rankSimilar('窗口人员态度生硬', found, 5)
    expect(ranked[0]?.title).toBe('窗口工作人员态度生硬')
    expect(ranked.map((one) => one.title)).not.toContain('食堂账目不清')
  })

  test('score 1 when they say the same and are left out when they share nothing', () => {
    expect(rankSimilar('公车私用', [hit('公车私用')], 5)).toMatchObject([{ score: 1 }])
    expect(rankSimilar('公车私用', [hit('会议超时')], 5)).toEqual([])
    expect(rankSimilar('', [hit('会议超时')], 5)).toEqual([])
  })
})
