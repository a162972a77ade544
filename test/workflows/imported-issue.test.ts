import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { answer } from '../support/issue-bureau.ts'
import { aRow, type Row } from '../support/ledger-rows.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

/** Imports one row and waits until the relay has started its case; gives the case's id. */
async function imported(person: string, row: Row, opens: string): Promise<string> {
  const response = await bureau.app.request('/api/ledger/import', {
    method: 'POST',
    headers: { 'x-test-person': person, 'content-type': 'application/json' },
    body: JSON.stringify({ fileName: '台账.xlsx', rows: [row] }),
  })
  const last = (await response.text()).trim().split('\n').at(-1) ?? ''
  const [id = ''] = JSON.parse(last).caseIds
  await bureau.relay()
  await vi.waitFor(async () => expect(await bureau.open(id, opens)).toBeDefined(), 20_000)
  return id
}

describe('an issue imported with a ledger', () => {
  test('goes to whoever is responsible, until the date in the ledger', async () => {
    const row = aRow(1, { responsible: ['liu.yang', 'sun.yue'] })
    const id = await imported('zuofengban', row, 'issue.rectify')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({
      assignee_id: 'liu.yang',
      due: '2026-03-31',
    })
    expect(await bureau.caseOf(id)).toMatchObject({ due_date: '2026-03-31', step: 'rectify' })
  })

  test('written as done, is confirmed by the head, verified and closed', async () => {
    const row = aRow(2, { done: true, status: '已完成' })
    const id = await imported('zuofengban', row, 'issue.confirm')
    const task = await bureau.open(id, 'issue.confirm')
    expect(task).toMatchObject({ assignee_id: 'chen.wei' })
    const { body } = await bureau.call('chen.wei', 'GET', `/api/tasks/${task?.id}`)
    expect(body.known).toContainEqual(expect.objectContaining({ value: '已完成' }))
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', id, 'issue.verify', {})
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed', due_date: '2026-03-31' })
  })

  test('written as done, goes to whoever is responsible when the head does not agree', async () => {
    const id = await imported('zuofengban', aRow(3, { done: true }), 'issue.confirm')
    await answer(bureau, 'chen.wei', id, 'issue.confirm', { reason: '未见佐证' }, 'returned')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({
      assignee_id: 'liu.yang',
      due: '2026-03-31',
    })
    expect(await bureau.caseOf(id)).toMatchObject({ returns: 1, step: 'rectify' })
  })

  test('written as done, may be sent back by the head as any task may', async () => {
    const id = await imported('zuofengban', aRow(4, { done: true }), 'issue.confirm')
    const confirm = await bureau.open(id, 'issue.confirm')
    const body = { to: 'rectify', reason: '未见佐证' }
    const reply = await bureau.call('chen.wei', 'POST', `/api/tasks/${confirm?.id}/return`, body)
    expect(reply).toMatchObject({ status: 200 })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ assignee_id: 'liu.yang' })
  })

  test('by a section, is registered by the conduct office with what the ledger said', async () => {
    const row = aRow(5, { measures: '加开窗口', deadline: { kind: 'immediate' } })
    const id = await imported('chen.wei', row, 'issue.register')
    const task = await bureau.open(id, 'issue.register')
    await bureau.call('zuofengban', 'POST', `/api/tasks/${task?.id}/claim`)
    const { body } = await bureau.call('zuofengban', 'GET', `/api/tasks/${task?.id}`)
    expect(body.prefill).toMatchObject({
      section: 'permits',
      responsible: 'liu.yang',
      measures: '加开窗口',
      deadline: '2026-01-20',
    })
  })
})
