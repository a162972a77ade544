import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
  await bureau.until('2026-01-31T10:00')
})
afterAll(() => bureau.close())

const project = {
  project: '年产5万吨改性塑料项目',
  enterprise: '海川新材料有限公司',
  contact: '贺工',
  phone: '0531-12345678',
  sections: ['permits'],
  completedOn: '2026-01-31',
}

async function complete(with_: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const reply = await bureau.call('zuofengban', 'POST', '/api/projects/completed', {
    ...project,
    ...with_,
  })
  expect(reply).toMatchObject({ status: 201, body: { number: expect.stringMatching(/^HF-2026-/) } })
  return reply.body.id
}

const clean = { satisfaction: '5', extortion: false, delay: false, other: false }

describe('a project completed on 31 January', () => {
  let id: string
  test('is due on 28 February, counted from the completion and clamped to the month', async () => {
    id = await complete()
    expect(await bureau.open(id, 'revisit.visit')).toMatchObject({
      due: '2026-02-28',
      candidate_key: 'conduct_office@*',
    })
  })

  test('is the same project when it is reported again', async () => {
    const again = await bureau.call('zuofengban', 'POST', '/api/projects/completed', project)
    expect(again).toMatchObject({ status: 409, body: { code: 'project.known' } })
  })

  test('nobody of the sections that handled it sees the visit', async () => {
    for (const person of ['liu.yang', 'chen.wei', 'zhou.jianguo']) {
      expect(await bureau.call(person, 'GET', `/api/cases/${id}`)).toMatchObject({ status: 404 })
    }
    expect(await bureau.call('hu.lin', 'GET', `/api/cases/${id}`)).toMatchObject({ status: 200 })
  })

  test('shows the visitor what is known already', async () => {
    const { body } = await bureau.call('hu.lin', 'GET', `/api/tasks/${id}.visit.1`)
    const said = Object.fromEntries(
      body.known.map((k: { label: { zh: string }; value: string }) => [k.label.zh, k.value]),
    )
    expect(said).toMatchObject({
      企业: '海川新材料有限公司',
      联系人: '贺工',
      办理科室: '行政审批科',
      办结日期: '2026-01-31',
    })
  })

  test('late, it goes past the leader who leads a handling section to the chief', async () => {
    await bureau.until('2026-03-05T09:05')
    expect(await bureau.open(id, 'revisit.supervise')).toMatchObject({ assignee_id: 'li.guohua' })
    await bureau.until('2026-03-12T09:05')
    expect(await bureau.open(id, 'revisit.supervise-chief')).toBeDefined()
  })

  test('is over once the enterprise has nothing to complain about', async () => {
    await answer(bureau, 'hu.lin', id, 'revisit.visit', clean, 'visited')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'satisfied' })
  })
})

describe('what an enterprise complains about', () => {
  test('becomes an issue of the section that handled it, linked, and asks its source at the end', async () => {
    const id = await complete({ project: '技改项目' })
    const found = { ...clean, delay: true, details: '补正三次才受理' }
    await answer(bureau, 'hu.lin', id, 'revisit.visit', found, 'visited')
    await answer(
      bureau,
      'hu.lin',
      id,
      'revisit.assess',
      { section: 'permits', responsible: 'liu.yang', title: '受理环节推诿', severity: 'general' },
      'issue',
    )
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'issue-opened' })
    await bureau.relay()
    await expect
      .poll(() => bureau.open(`${id}-issue`, 'issue.rectify'))
      .toMatchObject({
        assignee_id: 'liu.yang',
      })
    expect(await bureau.caseOf(`${id}-issue`)).toMatchObject({ source: 'revisit', linked_to: id })
  })

  test('becomes a clue that the conduct office no longer sees', async () => {
    const id = await complete({ project: '扩建项目' })
    await answer(bureau, 'hu.lin', id, 'revisit.visit', { ...clean, extortion: true }, 'visited')
    await answer(bureau, 'hu.lin', id, 'revisit.assess', { reason: '涉嫌索要礼品' }, 'clue')
    expect(await bureau.call('hu.lin', 'GET', `/api/cases/${id}`)).toMatchObject({ status: 404 })
    expect(await bureau.call('li.guohua', 'GET', `/api/cases/${id}`)).toMatchObject({ status: 404 })
    expect(await bureau.call('wei.dong', 'GET', `/api/cases/${id}`)).toMatchObject({ status: 200 })
    await answer(bureau, 'wei.dong', id, 'revisit.clue', { finding: '属实' }, 'verified')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'clue' })
  })
})

test('an enterprise nobody can reach is closed by the leader after three dated attempts', async () => {
  const id = await complete({ project: '仓储项目', sections: ['construction'] })
  const attempts = { attempt1: '2026-02-02', attempt2: '2026-02-05', attempt3: '2026-02-09' }
  await answer(bureau, 'hu.lin', id, 'revisit.visit', attempts, 'unreachable')
  expect(await bureau.open(id, 'revisit.close-unreachable')).toMatchObject({
    assignee_id: 'zhou.jianguo',
  })
  await answer(bureau, 'zhou.jianguo', id, 'revisit.close-unreachable', {}, 'closed')
  expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'unreachable' })
})
