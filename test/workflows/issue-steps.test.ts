import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

describe('an issue walks its five steps', () => {
  test('found by staff, registered by the conduct office, rectified, confirmed, verified, looked back on', async () => {
    const reported = await bureau.call('liu.yang', 'POST', '/api/issues', {
      section: 'permits',
      title: '施工许可审批平均用时12个工作日',
    })
    expect(reported.status).toBe(201)
    const { id } = reported.body
    expect(reported.body.number).toBeNull()

    await answer(bureau, 'zuofengban', id, 'issue.register', {
      section: 'permits',
      responsible: 'liu.yang',
      title: '施工许可审批平均用时12个工作日',
      deadline: '2026-02-10',
      severity: 'general',
    })
    expect((await bureau.caseOf(id))?.number).toMatch(/^WT-2026-\d{4}$/)
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({
      assignee_id: 'liu.yang',
      due: '2026-02-10',
    })

    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '并联审批', evidence: [] })
    expect(await bureau.open(id, 'issue.confirm')).toMatchObject({ assignee_id: 'chen.wei' })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', id, 'issue.verify', {})
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed', recognition: null })
    expect(await bureau.armed(`${id}.wait`)).toEqual(['look-back.1 2026-04-07 09:00'])

    await bureau.until('2026-04-07T09:05')
    expect(await bureau.open(id, 'issue.look-back')).toMatchObject({ due: '2026-04-14' })
    await answer(bureau, 'zuofengban', id, 'issue.look-back', { finding: '用时7个工作日' })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'archived' })
  })

  test('what is no issue is closed with a reason, and whoever found it is told', async () => {
    const reported = await bureau.call('sun.yue', 'POST', '/api/issues', {
      section: 'permits',
      title: '窗口空调太冷',
    })
    const { id } = reported.body
    await answer(
      bureau,
      'zuofengban',
      id,
      'issue.register',
      { reason: '后勤保障事项' },
      'not-an-issue',
    )
    expect(await bureau.caseOf(id)).toMatchObject({
      status: 'ended',
      outcome: 'not-an-issue',
      number: null,
      closed_at: null,
    })
    expect(await bureau.told(id)).toContain('sun.yue case.ended')
  })
})
