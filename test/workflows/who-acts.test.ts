import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

describe('while someone is away', () => {
  test('their deputy sees and answers their tasks, on their behalf, and it ends by itself', async () => {
    const id = await anIssue(bureau)
    const set = await bureau.call('liu.yang', 'POST', '/api/people/liu.yang/absences', {
      deputy: 'sun.yue',
      from: '2026-01-05',
      to: '2026-01-09',
    })
    expect(set.status).toBeLessThan(300)
    const inbox = await bureau.call('sun.yue', 'GET', '/api/tasks?view=mine')
    expect(inbox.body.items.map((item: { id: string }) => item.id)).toContain(`${id}.rectify.1`)
    await answer(bureau, 'sun.yue', id, 'issue.rectify', { measures: '代办', evidence: [] })
    const [done] = await bureau.db.execute<{ completed_by: string; on_behalf_of: string }>(
      `select completed_by, on_behalf_of from task where id = '${id}.rectify.1'`,
    )
    expect(done).toEqual({ completed_by: 'sun.yue', on_behalf_of: 'liu.yang' })

    const later = await anIssue(bureau)
    await bureau.until('2026-01-10T09:00')
    const after = await bureau.call('sun.yue', 'GET', '/api/tasks?view=mine')
    expect(after.body.items.map((item: { id: string }) => item.id)).not.toContain(
      `${later}.rectify.1`,
    )
  })
})

describe('nobody judges themselves', () => {
  test('a head who rectifies is confirmed by the leader in charge', async () => {
    const id = await anIssue(bureau, { responsible: 'chen.wei' })
    await answer(bureau, 'chen.wei', id, 'issue.rectify', { measures: '一', evidence: [] })
    expect(await bureau.open(id, 'issue.confirm')).toMatchObject({ assignee_id: 'zhou.jianguo' })
    expect(await bureau.entries(id)).toContain('task.reassigned')
  })

  test('an issue of the conduct office itself is not verified by whoever rectified it', async () => {
    const id = await anIssue(bureau, { section: 'conduct-office', responsible: 'zuofengban' })
    await answer(bureau, 'zuofengban', id, 'issue.rectify', { measures: '一', evidence: [] })
    const head = await bureau.open(id, 'issue.confirm')
    await answer(bureau, head?.assignee_id ?? '', id, 'issue.confirm', {})
    const verify = await bureau.open(id, 'issue.verify')
    const refused = await bureau.call('zuofengban', 'POST', `/api/tasks/${verify?.id}/complete`, {
      values: {},
    })
    expect(refused.status).toBeGreaterThanOrEqual(403)
    expect(await bureau.open(id, 'issue.verify')).toBeDefined()
  })
})

describe('recusal', () => {
  test('hides a case from the named and everyone who reports to them: page, task, list and totals', async () => {
    const before = await bureau.call('chen.wei', 'GET', '/api/ledger/summary?section=permits')
    const id = await anIssue(bureau, { named: ['chen.wei'], responsible: 'liu.yang' })
    for (const person of ['chen.wei', 'liu.yang', 'sun.yue']) {
      expect((await bureau.call(person, 'GET', `/api/cases/${id}`)).status).toBe(404)
      expect((await bureau.call(person, 'GET', `/api/tasks/${id}.rectify.1`)).status).toBe(404)
    }
    const after = await bureau.call('chen.wei', 'GET', '/api/ledger/summary?section=permits')
    expect(after.body).toEqual(before.body)
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ assignee_id: 'zhou.jianguo' })
    expect((await bureau.told(id)).some((line) => line.startsWith('liu.yang'))).toBe(false)
  })

  test('when the chief is named, the task goes to the stationed discipline group', async () => {
    const people = await bureau.call('zuofengban', 'GET', '/api/people')
    expect(people.status).toBe(200)
    const [chief] = await bureau.db.execute<{ id: string }>(
      `select person_id as id from role_grant where role = 'chief'`,
    )
    const id = await anIssue(bureau, { named: [chief?.id], responsible: 'liu.yang' })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ candidate_key: 'discipline@*' })
  })
})

describe('someone who leaves', () => {
  test('hands everything open to a successor', async () => {
    const id = await anIssue(bureau)
    const left = await bureau.call(await admin(), 'POST', '/api/people/liu.yang/hand-over', {
      to: 'sun.yue',
    })
    expect(left.status).toBe(200)
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ assignee_id: 'sun.yue' })
    await answer(bureau, 'sun.yue', id, 'issue.rectify', { measures: '接手后完成', evidence: [] })
  })
})

async function admin(): Promise<string> {
  const [row] = await bureau.db.execute<{ id: string }>(
    `select person_id as id from role_grant where role = 'admin'`,
  )
  return row?.id ?? ''
}
