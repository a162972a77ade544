import { describe, expect, test } from 'vitest'
import { inOneSentence } from '../../api/rules/preview-view.ts'
import { changedConsequences, type RehearsalResult } from '../../api/rules/rehearsal/compare.ts'

type Given = Partial<RehearsalResult['consequences'][number]>

const interview = (over: Given = {}) => ({
  kind: 'interview' as const,
  section: 'permits',
  person: 'chen.wei',
  at: '2026-02-02T09:00:00+08:00',
  rule: 'ledger.rate.min',
  threshold: 0.95,
  value: 0.92,
  because: ['WT-2026-0001'],
  ...over,
})
/** Rehearsals number anew: what is 0001 there may be 0107 in the bureau. */
const cases = [
  { number: 'WT-2026-0001', id: 'real-WT-2025-0107' },
  { number: 'WT-2026-0002', id: 'real-WT-2025-0108' },
]
const result = (...consequences: ReturnType<typeof interview>[]): RehearsalResult => ({
  cases,
  consequences,
})

describe('between two rehearsals of one scenario', () => {
  test('nothing changes when the same causes have the same consequences on the same days', () => {
    const lower = interview({ threshold: 0.9 })
    expect(changedConsequences(result(interview()), result(lower))).toEqual([])
  })

  test('what is no longer below the bar disappears, what newly is appears, by the bureau’s numbers', () => {
    const gone = interview()
    const come = interview({ section: 'finance', person: 'liang.yan', because: ['WT-2026-0002'] })
    const changes = changedConsequences(result(gone), result(come))
    expect(changes).toMatchObject([
      { change: 'appears', section: 'finance', at: null, because: ['WT-2025-0108'] },
      { change: 'disappears', section: 'permits', newAt: null, because: ['WT-2025-0107'] },
    ])
  })

  test('what comes on another day for the same cause moves', () => {
    const late = interview({ at: '2026-03-02T09:00:00+08:00' })
    expect(changedConsequences(result(interview()), result(late))).toMatchObject([
      { change: 'moves', at: '2026-02-02T09:00:00+08:00', newAt: '2026-03-02T09:00:00+08:00' },
    ])
  })

  test('two alike are two, so that one of them can disappear', () => {
    const twice = result(interview(), interview())
    expect(changedConsequences(twice, result(interview()))).toMatchObject([
      { change: 'disappears' },
    ])
  })

  test('numbers given anew are no change', () => {
    const renumbered: RehearsalResult = {
      cases: [{ number: 'WT-2026-0009', id: 'real-WT-2025-0107' }],
      consequences: [interview({ because: ['WT-2026-0009'] })],
    }
    expect(changedConsequences(result(interview()), renumbered)).toEqual([])
  })

  test('the difference is said in one sentence', () => {
    const about = {
      from: '2025-03-18',
      to: '2026-03-18',
      cases: 31,
      leftOut: 0,
      before: 2,
      after: 1,
    }
    const changes = changedConsequences(result(interview(), interview()), result())
    expect(inOneSentence({ ...about, changes })).toEqual({
      zh: '2025-03-18至2026-03-18的31件重新走一遍:少掉2项(约谈 2)',
      en: '31 cases of 2025-03-18 to 2026-03-18 gone through again: 2 fewer (Interview 2)',
    })
    expect(inOneSentence({ ...about, changes: [] }).zh).toContain('后果没有变化')
    expect(inOneSentence({ ...about, cases: 0, changes: [] }).zh).toContain('没有可以重新走一遍')
  })
})
