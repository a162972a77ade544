import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

/** Rectified, confirmed and verified by the right people. */
async function close(id: string): Promise<void> {
  await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '已整改', evidence: [] })
  await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
  await answer(bureau, 'zuofengban', id, 'issue.verify', {})
}

describe('a serious issue', () => {
  test('is closed only when the leader in charge approves too', async () => {
    const id = await anIssue(bureau, { severity: 'serious' })
    await close(id)
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'open' })
    expect(await bureau.open(id, 'issue.verify-leader')).toMatchObject({
      assignee_id: 'zhou.jianguo',
    })
    await answer(bureau, 'zhou.jianguo', id, 'issue.verify-leader', {})
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed' })
  })
})

describe('what came from the public has two endings', () => {
  test('closed by the unit and recognised by the people are kept apart', async () => {
    const id = await anIssue(bureau, { source: 'complaint' })
    await close(id)
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed', recognition: null })
    await answer(bureau, 'zuofengban', id, 'issue.ask-source', { said: '确实快了' }, 'recognised')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed', recognition: 'recognised' })
    expect(await bureau.armed(`${id}.wait`)).toHaveLength(1)
  })

  test('“not fixed” reopens it once without argument, with a new deadline', async () => {
    const id = await anIssue(bureau, { source: 'revisit', deadline: '2026-01-20' })
    await close(id)
    await answer(bureau, 'zuofengban', id, 'issue.ask-source', { said: '还是慢' }, 'not-fixed')
    expect(await bureau.caseOf(id)).toMatchObject({
      status: 'open',
      recognition: 'not-fixed',
      closed_at: null,
    })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ round: 2, due: '2026-02-04' })
    await close(id)
    await answer(bureau, 'zuofengban', id, 'issue.ask-source', { said: '仍不满意' }, 'not-fixed')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed', recognition: 'not-fixed' })
  })
})

describe('a rebound', () => {
  test('opens a linked issue, more serious, with a task for discipline beside the rectification', async () => {
    const id = await anIssue(bureau)
    await close(id)
    await bureau.pass('95 days')
    await answer(bureau, 'zuofengban', id, 'issue.look-back', { finding: '又出现超时' }, 'rebound')
    expect(await bureau.caseOf(id)).toMatchObject({
      status: 'ended',
      outcome: 'rebounded',
      rebounds: 1,
    })
    await bureau.relay()
    await bureau.pass('1 minute')
    const [linked] = await bureau.db.execute<{ id: string; severity: string; number: string }>(
      `select id, severity, number from "case" where linked_to = '${id}'`,
    )
    expect(linked).toMatchObject({
      severity: 'serious',
      number: expect.stringMatching(/^WT-2026-/),
    })
    const next = linked?.id ?? ''
    expect(await bureau.open(next, 'issue.rectify')).toMatchObject({ assignee_id: 'liu.yang' })
    expect(await bureau.open(next, 'issue.strict')).toMatchObject({ candidate_key: 'discipline@*' })
    const [judge] = await bureau.db.execute<{ id: string }>(
      `select person_id as id from role_grant where role = 'discipline' limit 1`,
    )
    await answer(
      bureau,
      judge?.id ?? '',
      next,
      'issue.strict',
      { decision: '从严', namedNotice: true },
      'pursue',
    )
    expect(await bureau.entries(next)).toContain('case.named-notice-proposed')
    expect(await bureau.open(next, 'issue.rectify')).toBeDefined()
  })
})

describe('long-term measures', () => {
  test('carry yearly milestones instead of an endless deadline', async () => {
    const id = await anIssue(bureau, { deadline: '2026-06-30', milestoneYears: 1 })
    expect((await bureau.caseOf(id))?.data).toMatchObject({ milestones: ['2027-06-30'] })
    await close(id)
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'open' })
    expect(await bureau.armed(`${id}.wait`)).toEqual(['rectify.1 2027-05-31 09:00'])
    await bureau.until('2027-05-31T09:05')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ round: 2, due: '2027-06-30' })
    await close(id)
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed' })
  })
})

describe('a published calendar', () => {
  test('moves the open deadlines and waits it touches, and the timeline says so', async () => {
    const id = await anIssue(bureau, { deadline: '2028-01-04' })
    const [admin] = await bureau.db.execute<{ id: string }>(
      `select person_id as id from role_grant where role = 'admin'`,
    )
    const published = await bureau.call(admin?.id ?? '', 'POST', '/api/calendar', {
      year: 2028,
      holidays: ['2028-01-03', '2028-01-04', '2028-01-05'],
      workdays: [],
      source: '国务院办公厅通知',
    })
    expect(published.status).toBeLessThan(300)
    await bureau.relay()
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ due: '2028-01-06' })
    expect((await bureau.armed(`${id}.rectify.1`)).at(3)).toBe('overdue 2028-01-07 09:00')
    expect(await bureau.entries(id)).toContain('task.recomputed')
    expect(await bureau.told(id)).toContain('liu.yang task.recomputed')
  })
})
