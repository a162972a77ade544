import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const act = (person: string, taskId: string, verb: string, body: unknown = {}) =>
  bureau.call(person, 'POST', `/api/tasks/${taskId}/${verb}`, body)

describe('a pause', () => {
  test('keeps the remainder to the working day, and nothing is overdue meanwhile', async () => {
    const id = await anIssue(bureau, { deadline: '2026-01-20' })
    const task = `${id}.rectify.1`
    await bureau.until('2026-01-14T10:00')
    expect(await act('liu.yang', task, 'suspend', { reason: '等待住建部门回函' })).toMatchObject({
      status: 200,
    })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ remainder: 4 })
    expect(await bureau.armed(task)).toEqual([])
    await bureau.until('2026-02-02T10:00')
    expect(await bureau.fired(task)).toEqual([])
    expect(
      (await act('liu.yang', task, 'complete', { values: { measures: '一', evidence: [] } }))
        .status,
    ).toBe(409)
    expect(await act('liu.yang', task, 'resume')).toMatchObject({ status: 200 })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({
      due: '2026-02-06',
      suspended_at: null,
    })
    expect((await bureau.armed(task))[0]).toBe('remind-3 2026-02-03 09:00')
  })

  test('is refused once a task is overdue, with the rule and who can help', async () => {
    const id = await anIssue(bureau, { deadline: '2026-02-04' })
    await bureau.until('2026-02-06T10:00')
    const refused = await act('liu.yang', `${id}.rectify.1`, 'suspend', { reason: '想拖一拖' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'task.overdue' } })
    expect(refused.body.help).toBeDefined()
  })
})

describe('an extension', () => {
  test('is decided one level up and moves the deadline and its ladder', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    const task = `${id}.rectify.1`
    expect(
      await act('liu.yang', task, 'extension', { until: '2026-03-20', reason: '设备未到' }),
    ).toMatchObject({ status: 200 })
    expect(await bureau.open(id, 'issue.extension')).toMatchObject({ assignee_id: 'chen.wei' })
    const asked = await bureau.call('chen.wei', 'GET', `/api/tasks/${id}.extension.1`)
    expect(asked.body.known.map((k: { value: string }) => k.value)).toContain('设备未到')
    await answer(bureau, 'chen.wei', id, 'issue.extension', { until: '2026-03-20' }, 'granted')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ due: '2026-03-20' })
    expect((await bureau.caseOf(id))?.due_date).toBe('2026-03-20')
    expect((await bureau.armed(task))[0]).toBe('remind-3 2026-03-17 09:00')
    expect(
      await act('liu.yang', task, 'extension', { until: '2026-03-25', reason: '再延' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'task.extensions-used' },
    })
  })

  test('refused leaves the deadline where it was', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    await act('liu.yang', `${id}.rectify.1`, 'extension', {
      until: '2026-03-20',
      reason: '设备未到',
    })
    await answer(bureau, 'chen.wei', id, 'issue.extension', { reason: '时间充足' }, 'refused')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ due: '2026-03-10' })
    expect(await bureau.told(id)).toContain('liu.yang task.extension-answered')
  })

  test('granted while the task is paused adds its days to the remainder', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    const task = `${id}.rectify.1`
    await act('liu.yang', task, 'extension', { until: '2026-03-12', reason: '设备未到' })
    await act('liu.yang', task, 'suspend', { reason: '等待回函' })
    const before = (await bureau.open(id, 'issue.rectify'))?.remainder ?? 0
    await answer(bureau, 'chen.wei', id, 'issue.extension', { until: '2026-03-12' }, 'granted')
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({
      remainder: before + 2,
      suspended_at: expect.any(String),
    })
  })

  test('beyond the rule’s thirty days is refused, naming the field and the rule', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    const refused = await act('liu.yang', `${id}.rectify.1`, 'extension', {
      until: '2026-06-01',
      reason: '久一点',
    })
    expect(refused).toMatchObject({ status: 422, body: { field: 'until' } })
  })

  test('is not to be had after the deadline', async () => {
    const id = await anIssue(bureau, { deadline: '2026-02-12' })
    await bureau.until('2026-02-13T00:30')
    const refused = await act('liu.yang', `${id}.rectify.1`, 'extension', {
      until: '2026-03-01',
      reason: '晚了',
    })
    expect(refused).toMatchObject({ status: 409, body: { code: 'task.overdue' } })
  })
})

describe('a withdrawal', () => {
  test('takes back one’s own completion until the next step is taken, words and all', async () => {
    const id = await anIssue(bureau, { deadline: '2026-04-10' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '写错了', evidence: [] })
    expect(await act('liu.yang', `${id}.rectify.1`, 'withdraw')).toMatchObject({ status: 200 })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ round: 2, due: '2026-04-10' })
    expect(await bureau.open(id, 'issue.confirm')).toBeUndefined()
    const page = await bureau.call('liu.yang', 'GET', `/api/tasks/${id}.rectify.2`)
    expect(page.body.draft.value.measures).toBe('写错了')
  })

  test('is too late once the next person has begun', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await bureau.call('chen.wei', 'PUT', `/api/tasks/${id}.confirm.1/draft`, {
      value: { opinion: '看一下' },
    })
    expect(await act('liu.yang', `${id}.rectify.1`, 'withdraw')).toMatchObject({
      status: 409,
      body: { code: 'task.next-taken' },
    })
  })

  test('reopens a case that waits for its look-back', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', id, 'issue.verify', {})
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'closed' })
    expect(await act('zuofengban', `${id}.verify.1`, 'withdraw')).toMatchObject({ status: 200 })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'open', closed_at: null })
    expect(await bureau.armed(`${id}.wait`)).toEqual([])
    expect(await bureau.open(id, 'issue.verify')).toMatchObject({
      round: 2,
      assignee_id: 'zuofengban',
    })
  })
})

describe('a return', () => {
  test('goes to a named earlier step, keeps its deadline and counts', async () => {
    const id = await anIssue(bureau, { deadline: '2026-05-20' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    expect(await act('zuofengban', `${id}.verify.1`, 'claim')).toMatchObject({ status: 200 })
    expect(
      await act('zuofengban', `${id}.verify.1`, 'return', { to: 'rectify', reason: '照片模糊' }),
    ).toMatchObject({ status: 200 })
    expect(await bureau.open(id, 'issue.rectify')).toMatchObject({ round: 2, due: '2026-05-20' })
    expect((await bureau.caseOf(id))?.returns).toBe(1)
  })
})

describe('an answer', () => {
  test('to an earlier round is refused and changes nothing', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    const again = await act('liu.yang', `${id}.rectify.1`, 'complete', {
      values: { measures: '二', evidence: [] },
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'task.ended' } })
    expect((await bureau.tasks(id)).map((t) => t.kind)).toEqual(['issue.rectify', 'issue.confirm'])
  })

  test('given twice at the same moment acts once', async () => {
    const id = await anIssue(bureau)
    const send = () =>
      act('liu.yang', `${id}.rectify.1`, 'complete', { values: { measures: '一', evidence: [] } })
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409])
    expect((await bureau.tasks(id)).filter((t) => t.kind === 'issue.confirm')).toHaveLength(1)
  })

  test('with a field missing names the field and keeps the task', async () => {
    const id = await anIssue(bureau)
    const refused = await act('liu.yang', `${id}.rectify.1`, 'complete', {
      values: { evidence: [] },
    })
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ field: 'measures' }] } })
    expect(await bureau.open(id, 'issue.rectify')).toBeDefined()
  })
})
