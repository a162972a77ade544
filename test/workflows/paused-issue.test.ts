import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const act = async (person: string, taskId: string, verb: string, body: unknown = {}) =>
  expect(await bureau.call(person, 'POST', `/api/tasks/${taskId}/${verb}`, body)).toMatchObject({
    status: 200,
  })
const pause = (person: string, taskId: string) =>
  act(person, taskId, 'suspend', { reason: '等待法院裁定' })

/** Which of the ledger's lists an issue is in. */
async function listsOf(id: string, month: string): Promise<string[]> {
  const states = ['overdue', 'paused', 'due-this-month', 'closed-of-due'] as const
  const found: string[] = []
  for (const state of states) {
    const page = await bureau.call(
      'hu.lin',
      'GET',
      `/api/ledger?section=permits&state=${state}&month=${month}&limit=100`,
    )
    if (page.body.items.some((item: { id: string }) => item.id === id)) found.push(state)
  }
  return found
}
const shown = async (id: string) => (await bureau.call('hu.lin', 'GET', `/api/cases/${id}`)).body
const dueOf = async (id: string) => (await bureau.caseOf(id))?.due_date

describe('an issue that is paused', () => {
  test('is neither due nor overdue meanwhile, and has its days again afterwards', async () => {
    const id = await anIssue(bureau, { deadline: '2026-01-20' })
    expect(await listsOf(id, '2026-01')).toEqual(['due-this-month'])
    await bureau.until('2026-01-14T10:00')
    await pause('liu.yang', `${id}.rectify.1`)
    expect(await listsOf(id, '2026-01')).toEqual(['paused'])
    expect(await shown(id)).toMatchObject({
      dueDate: null,
      daysLeft: 4,
      paused: true,
      overdue: false,
    })
    await bureau.until('2026-02-02T10:00')
    expect(await listsOf(id, '2026-01')).toEqual(['paused'])
    expect(await listsOf(id, '2026-02')).toEqual(['paused'])
    await act('liu.yang', `${id}.rectify.1`, 'resume')
    expect(await dueOf(id)).toBe('2026-02-06')
    expect(await listsOf(id, '2026-01')).toEqual([])
    expect(await listsOf(id, '2026-02')).toEqual(['due-this-month'])
  })

  test('at a later step keeps the days of its own deadline, not those of the step', async () => {
    const id = await anIssue(bureau, { deadline: '2026-02-27' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await act('zuofengban', `${id}.verify.1`, 'claim')
    await bureau.until('2026-02-04T10:00')
    await pause('zuofengban', `${id}.verify.1`)
    const { daysLeft } = await shown(id)
    expect(await dueOf(id)).toBeNull()
    await bureau.until('2026-03-05T10:00')
    await act('zuofengban', `${id}.verify.1`, 'resume')
    expect(await shown(id)).toMatchObject({ daysLeft, overdue: false })
  })

  test('that had missed its deadline has missed it when the pause is over', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    await bureau.until('2026-03-12T10:00')
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await pause('chen.wei', `${id}.confirm.1`)
    expect(await listsOf(id, '2026-03')).toEqual(['paused'])
    expect(await shown(id)).toMatchObject({ overdue: false, daysLeft: null })
    await act('chen.wei', `${id}.confirm.1`, 'resume')
    expect(await dueOf(id)).toBe('2026-03-10')
    expect(await listsOf(id, '2026-03')).toEqual(['overdue', 'due-this-month'])
  })

  test('gains the days granted to it while it is paused', async () => {
    const id = await anIssue(bureau, { deadline: '2026-04-10' })
    const task = `${id}.rectify.1`
    await act('liu.yang', task, 'extension', { until: '2026-04-14', reason: '设备未到' })
    await pause('liu.yang', task)
    const { daysLeft } = await shown(id)
    await answer(bureau, 'chen.wei', id, 'issue.extension', { until: '2026-04-14' }, 'granted')
    expect((await shown(id)).daysLeft).toBe(daysLeft + 2)
    await act('liu.yang', task, 'resume')
    expect(await dueOf(id)).toBe('2026-04-14')
  })

  test('runs again when the step before is taken back', async () => {
    const id = await anIssue(bureau, { deadline: '2026-04-20' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await pause('li.guohua', `${id}.verify.1`)
    expect(await dueOf(id)).toBeNull()
    await act('chen.wei', `${id}.confirm.1`, 'withdraw')
    expect(await dueOf(id)).toBe('2026-04-20')
    expect(await listsOf(id, '2026-04')).toEqual(['due-this-month'])
  })

  test('was closed in its month, whatever its look-back waits for', async () => {
    const id = await anIssue(bureau, { deadline: '2026-04-24' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', id, 'issue.verify', {})
    await bureau.pass('91 days')
    await act('zuofengban', `${id}.look-back.1`, 'claim')
    await pause('zuofengban', `${id}.look-back.1`)
    expect(await dueOf(id)).toBe('2026-04-24')
    expect(await listsOf(id, '2026-04')).toEqual(['due-this-month', 'closed-of-due'])
  })
})
