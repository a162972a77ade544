import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { scenarioOf } from '../../api/rules/rehearsal/scenario.ts'
import { readLastYear } from '../../db/last-year.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'
import { planted } from '../support/replay/planted.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const words = { title: planted.title, measures: planted.measures }

test('what happened in the bureau becomes a scenario of the same acts, without a word or a name', async () => {
  const issue = await anIssue(bureau, { ...words, deadline: '2026-02-10' })
  const report = { section: 'permits', title: planted.title, description: planted.words }
  const { body: found } = await bureau.call('liu.yang', 'POST', '/api/issues', report)
  await answer(bureau, 'hu.lin', found.id, 'issue.register', {
    section: 'permits',
    responsible: 'sun.yue',
    severity: 'serious',
    ...words,
  })
  await anIssue(bureau, { ...words, named: ['zhao.min'] })
  await bureau.until('2026-01-14T10:00')
  const asked = { until: '2026-02-20', reason: planted.words }
  await bureau.call('liu.yang', 'POST', `/api/tasks/${issue}.rectify.1/extension`, asked)
  await answer(bureau, 'chen.wei', issue, 'issue.extension', { until: '2026-02-20' }, 'granted')
  await answer(bureau, 'liu.yang', issue, 'issue.rectify', { ...words, evidence: [] })
  await answer(bureau, 'chen.wei', issue, 'issue.confirm', { reason: planted.words }, 'returned')

  const when = { from: '2025-01-14', to: '2026-01-14' }
  const year = await readLastYear(bureau.db, { from: when.from, today: when.to, limit: 100 })
  expect(year.leftOut).toBe(1)
  const { yaml } = scenarioOf(year, when)
  expect(yaml.replaceAll('(略)', '')).not.toMatch(/\p{Script=Han}|planted/u)
  const events: { do: string; as: string; with?: Record<string, unknown> }[] = parse(yaml).events
  const told = events.map((e) => `${e.as} ${e.do}`)
  expect(told).toEqual([
    'zuofengban issue.register',
    'liu.yang issue.report',
    'hu.lin task.claim',
    'hu.lin task.complete',
    'liu.yang task.askExtension',
    'chen.wei task.complete',
    'liu.yang task.complete',
    'chen.wei task.complete',
  ])
  expect(events[0]?.with).toMatchObject({ responsible: 'liu.yang', deadline: '2026-02-10' })
  expect(events[3]?.with).toMatchObject({ responsible: 'sun.yue', severity: 'serious' })
  // No deadline was fixed for the second: the rule of the rehearsal sets it.
  expect(events[3]?.with).not.toHaveProperty('deadline')
})
