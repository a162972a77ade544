import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { aCase } from '../support/factories.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
  for (const sectionId of ['permits', 'quality', 'information', 'logistics'])
    await aCase(bureau.db, { sectionId, dueDate: '2026-01-16', number: `WT-2026-${sectionId}` })
  await bureau.db.execute(sql`update section set leader_id = 'du.peng' where id = 'information'`)
  await bureau.db.execute(sql`insert into role_grant (id, person_id, role, from_date)
    values ('du.peng:leader', 'du.peng', 'leader', '2020-01-01')`)
  await bureau.until('2026-02-02T08:00')
  await bureau.doDuty('ledger-audit', '2026-02-01')
})
afterAll(() => bureau.close())

const patience = { timeout: 30_000 }
const interviewOf = (section: string) => `interview-2026-01-${section}`
const opened = async (id: string, kind: string) => {
  await bureau.relay()
  await expect.poll(() => bureau.open(id, kind), patience).toBeDefined()
  return await bureau.open(id, kind)
}
const status = async (who: string, id: string) =>
  (await bureau.call(who, 'GET', `/api/cases/${id}`)).status
const record = {
  heldOn: '2026-02-04',
  reasons: '件多人少,未按承诺时限流转',
  commitment1: '两日内理清积压件',
  deadline1: '2026-02-12',
  commitment2: '每周五公布办理时长',
}

describe('an interview with a head', () => {
  const id = interviewOf('permits')

  test('is held by the leader in charge, who is shown why', async () => {
    const task = await opened(id, 'interview.hold')
    expect(task).toMatchObject({ assignee_id: 'zhou.jianguo', due: '2026-02-09' })
    const { body } = await bureau.call('zhou.jianguo', 'GET', `/api/tasks/${task?.id}`)
    expect(body.known).toContainEqual({
      label: { zh: '约谈事由', en: 'Why' },
      value: '2026年1月整改率0%(到期1件,销号0件),低于95%',
    })
  })

  test('takes no day ahead as held, and no deadline that is past', async () => {
    await bureau.until('2026-02-04T10:00')
    const task = await bureau.open(id, 'interview.hold')
    const values = { ...record, heldOn: '2026-02-05', deadline1: '2026-02-03' }
    const { status, body } = await bureau.call(
      'zhou.jianguo',
      'POST',
      `/api/tasks/${task?.id}/complete`,
      { values },
    )
    expect(status).toBe(422)
    expect(body.fields.map((one: { field: string }) => one.field).sort()).toEqual([
      'deadline1',
      'heldOn',
    ])
  })

  test('is acknowledged by the head, who may send a wrong record back', async () => {
    await answer(bureau, 'zhou.jianguo', id, 'interview.hold', record)
    expect(await bureau.open(id, 'interview.acknowledge')).toMatchObject({
      assignee_id: 'chen.wei',
      due: '2026-02-09',
    })
    const reason = { reason: '原因记录不完整' }
    await answer(bureau, 'chen.wei', id, 'interview.acknowledge', reason, 'returned')
    expect(await bureau.open(id, 'interview.hold')).toMatchObject({
      round: 2,
      due: '2026-02-09',
      assignee_id: 'zhou.jianguo',
    })
    await answer(bureau, 'zhou.jianguo', id, 'interview.hold', record)
  })

  test('ends with each commitment registered as an issue of the section', async () => {
    await answer(bureau, 'chen.wei', id, 'interview.acknowledge', { statement: '认可' })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'committed' })
    const [first, second] = [`${id}-issue-1`, `${id}-issue-2`]
    expect(await opened(first, 'issue.rectify')).toMatchObject({
      assignee_id: 'chen.wei',
      due: '2026-02-12',
    })
    expect(await opened(second, 'issue.rectify')).toMatchObject({ due: '2026-03-06' })
    expect(await bureau.caseOf(`${id}-issue-3`)).toBeUndefined()
    const { body } = await bureau.call('chen.wei', 'GET', `/api/cases/${first}`)
    expect(body).toMatchObject({
      number: expect.stringMatching(/^WT-2026-/),
      title: '两日内理清积压件',
      linked: [{ id, relation: { zh: '约谈承诺' } }],
    })
    await answer(bureau, 'chen.wei', first, 'issue.rectify', { measures: '已理清', evidence: [] })
    expect(await bureau.open(first, 'issue.confirm')).toMatchObject({ assignee_id: 'zhou.jianguo' })
  })

  test('was kept from the section, whoever came to it meanwhile included', async () => {
    expect(await status('chen.wei', id)).toBe(200)
    expect(await status('liu.yang', id)).toBe(404)
    // The section sees the issue, and nothing of the interview it came from.
    const { body } = await bureau.call('liu.yang', 'GET', `/api/cases/${id}-issue-1`)
    expect(body.linked).toEqual([])
    const open = interviewOf('quality')
    const move = { section: 'quality', from: '2026-02-04' }
    expect(await status('sun.yue', open)).toBe(404)
    await bureau.call('kong.lin', 'POST', '/api/people/sun.yue/move', move)
    expect(await status('sun.yue', open)).toBe(404)
    const [kept] = await bureau.db.execute(
      sql`select because from recusal where case_id = ${open} and person_id = 'sun.yue'`,
    )
    expect(kept).toEqual({ because: 'reports-to-named' })
  })

  test('is not held by the head, though they lead the section too', async () => {
    expect(await opened(interviewOf('information'), 'interview.hold')).toMatchObject({
      assignee_id: 'li.guohua',
    })
  })
})

describe('an interview that is not held in time', () => {
  const id = interviewOf('quality')

  test('is told to the leader and the chief', async () => {
    await opened(id, 'interview.hold')
    await bureau.until('2026-02-10T09:05')
    const told = await bureau.told(id)
    expect(told).toContain('wu.haiyan task.overdue')
    expect(told).toContain('li.guohua task.overdue')
  })

  test('then is the chief’s to supervise, and never one about an interview', async () => {
    await bureau.until('2026-02-12T09:05')
    expect(await bureau.open(id, 'interview.supervise')).toMatchObject({ assignee_id: 'li.guohua' })
    await bureau.until('2026-02-28T09:05')
    expect(await bureau.open(id, 'interview.supervise-chief')).toMatchObject({
      assignee_id: 'li.guohua',
    })
    expect(await bureau.open(id, 'interview.propose-interview')).toBeUndefined()
  })
})

describe('a proposal after supervision', () => {
  let late: string
  test('opens an interview with the head of whoever is late', async () => {
    late = await anIssue(bureau, { deadline: '2026-03-10' })
    await bureau.until('2026-03-20T09:05')
    const reason = { reason: '督办后仍无进展' }
    await answer(bureau, 'hu.lin', late, 'issue.propose-interview', reason, 'proposed')
    const id = `interview-${late}.rectify.1`
    expect(await opened(id, 'interview.hold')).toMatchObject({ assignee_id: 'zhou.jianguo' })
    expect(await bureau.caseOf(id)).toMatchObject({
      title: '约谈行政审批科负责人陈伟',
      responsible_id: 'chen.wei',
      linked_to: late,
    })
    const [imposed] = await bureau.db.execute(sql`
      select kind, person_id, rule, threshold, value, because, decided_by from consequence where case_id = ${id}`)
    expect(imposed).toEqual({
      kind: 'interview',
      person_id: 'chen.wei',
      rule: 'task.propose-interview.after.days',
      threshold: 5,
      value: 5,
      because: [late],
      decided_by: ['hu.lin'],
    })
    const { body } = await bureau.call('hu.lin', 'GET', `/api/cases/${late}`)
    expect(body.linked).toContainEqual(expect.objectContaining({ id, relation: expect.anything() }))
  })

  test('not made opens none', async () => {
    const other = await anIssue(bureau, { responsible: 'zhao.min', deadline: '2026-03-23' })
    await bureau.until('2026-04-02T09:05')
    const reason = { reason: '已有明显进展' }
    await answer(bureau, 'hu.lin', other, 'issue.propose-interview', reason, 'not-proposed')
    expect(await bureau.caseOf(`interview-${other}.rectify.1`)).toBeUndefined()
  })

  test('about a leader is for the discipline group, and kept from whoever reports to them', async () => {
    const serious = await anIssue(bureau, { severity: 'serious', deadline: '2026-05-20' })
    const filed = { measures: '已整改', evidence: [] }
    await answer(bureau, 'liu.yang', serious, 'issue.rectify', filed)
    await answer(bureau, 'chen.wei', serious, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', serious, 'issue.verify', {})
    await bureau.until('2026-04-20T09:05')
    const reason = { reason: '核准拖延' }
    await answer(bureau, 'hu.lin', serious, 'issue.propose-interview', reason, 'proposed')
    const id = `interview-${serious}.verify-leader.1`
    expect(await opened(id, 'interview.hold')).toMatchObject({ candidate_key: 'discipline@*' })
    expect(await bureau.caseOf(id)).toMatchObject({ responsible_id: 'zhou.jianguo' })
    for (const who of ['hu.lin', 'chen.wei', 'liu.yang'])
      expect([who, await status(who, id)]).toEqual([who, 404])
    expect(await status('zhou.jianguo', id)).toBe(200)
    await answer(bureau, 'wei.dong', id, 'interview.hold', {
      heldOn: '2026-04-20',
      reasons: '外出未委托',
      commitment1: '外出即设代理',
    })
    await answer(bureau, 'zhou.jianguo', id, 'interview.acknowledge', {})
    const issue = `${id}-issue-1`
    await opened(issue, 'issue.rectify')
    await answer(bureau, 'zhou.jianguo', issue, 'issue.rectify', filed)
    // Nobody confirms for their own leader.
    expect(await bureau.open(issue, 'issue.confirm')).toMatchObject({ assignee_id: 'li.guohua' })
  })
})

describe('a section without a head', () => {
  test('has its interview all the same, acknowledged one level up', async () => {
    await bureau.db.execute(
      sql`update role_grant set to_date = '2026-02-28' where id = 'fang.yuan:head'`,
    )
    await aCase(bureau.db, { sectionId: 'policy', dueDate: '2026-03-16', number: 'WT-2026-P' })
    await bureau.doDuty('ledger-audit', '2026-04-01')
    const id = 'interview-2026-03-policy'
    await opened(id, 'interview.hold')
    expect(await bureau.caseOf(id)).toMatchObject({
      responsible_id: null,
      title: '约谈政策法规科负责人:2026年3月整改率0%',
    })
    const held = { heldOn: '2026-04-20', reasons: '无人负责', commitment1: '明确负责人' }
    await answer(bureau, 'wu.haiyan', id, 'interview.hold', held)
    expect(await bureau.open(id, 'interview.acknowledge')).toMatchObject({
      assignee_id: 'li.guohua',
    })
  })
})
