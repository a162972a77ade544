import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliverOnce } from '../../api/outside/deliver.ts'
import { createOutside } from '../../api/outside/outside.ts'
import { postJson } from '../../api/outside/post.ts'
import { findRobot } from '../../db/robots.ts'
import { aCase, aTask, MORNING, recused } from '../support/factories.ts'
import { type OutsideApi, startOutside, tells } from '../support/outside.ts'
import {
  type RobotServer,
  redirecting,
  saying,
  silent,
  startRobotServer,
} from '../support/robot-server.ts'

let service: RobotServer
let api: OutsideApi
beforeAll(async () => {
  service = await startRobotServer()
  api = await startOutside()
})
afterAll(async () => {
  await api.close()
  await service.close()
})
beforeEach(() => api.travel(MORNING))
afterEach(async () => {
  service.posts.length = 0
  service.next.length = 0
  await api.db.execute(sql`truncate delivery, notification, robot`)
})

const usual = { active: true, news: 'everything', digest: false, language: 'zh' } as const
type Body = { readonly id: string }
const admin = () => api.as('kong.lin')

async function aRobot(given: object = {}): Promise<string> {
  const url = service.url
  const all = { ...usual, kind: 'dingtalk', name: '审批科群', url, section: 'permits', ...given }
  const { status, body } = await admin().post<Body>('/api/robots', all)
  expect({ status, body }).toMatchObject({ status: 200 })
  return body.id
}

/** A task of a section, and somebody told of it. */
async function told(args: { sectionId?: string; personId?: string; kind?: string } = {}) {
  const { sectionId = 'permits', personId = 'liu.yang', kind = 'task.remind' } = args
  const caseId = await aCase(api.db, { sectionId })
  const taskId = await aTask(api.db, { caseId, sectionId, assigneeId: personId, due: '2026-12-04' })
  await tells(api, { personId, caseId, taskId, kind, binding: kind === 'task.overdue' })
  return { caseId, taskId }
}

const contents = () => service.posts.map((post) => JSON.parse(post.body))

describe('a robot says', () => {
  const said =
    '清风:有1项任务将于12-04到期,请登录清风查看。\nhttps://qingfeng.bureau.example/inbox/team'

  test('in 企业微信 a text', async () => {
    await aRobot({ kind: 'wecom' })
    await told()
    await api.pass()
    expect(contents()).toEqual([{ msgtype: 'text', text: { content: said } }])
  })

  test('in 钉钉 a text, signed with its secret and the time', async () => {
    await aRobot({ secret: 'SECplanted' })
    await told()
    await api.pass()
    expect(contents()).toEqual([{ msgtype: 'text', text: { content: said } }])
    const query = service.posts[0]?.url.searchParams
    const timestamp = String(Date.parse('2026-03-18T09:00:30+08:00'))
    expect(query?.get('timestamp')).toBe(timestamp)
    expect(query?.get('access_token')).toBe('planted-token')
    const sign = createHmac('sha256', 'SECplanted').update(`${timestamp}\nSECplanted`)
    expect(query?.get('sign')).toBe(sign.digest('base64'))
  })

  test('in 飞书 a text, signed in its own way', async () => {
    service.next.push(saying({ code: 0, msg: 'success', data: {} }))
    await aRobot({ kind: 'feishu', secret: 'planted' })
    await told()
    await api.pass()
    const timestamp = String(Date.parse('2026-03-18T09:00:30+08:00') / 1000)
    const sign = createHmac('sha256', `${timestamp}\nplanted`).update('').digest('base64')
    expect(contents()).toEqual([{ timestamp, sign, msg_type: 'text', content: { text: said } }])
    expect(await left()).toEqual([])
  })

  test('one thing once, however many people are told of it', async () => {
    await aRobot()
    const { caseId, taskId } = await told({ kind: 'task.overdue' })
    await tells(api, { personId: 'chen.wei', caseId, taskId, kind: 'task.overdue', binding: true })
    await api.pass()
    await api.pass({ hours: 1 })
    expect(contents()).toHaveLength(1)
    expect(contents()[0].text.content).toContain('清风:有1项任务已逾期,应于12-04办结')
  })
})

/** Reasons of what has not gone out. */
const left = async () =>
  (
    await api.db.execute<{ reason: string; failed: boolean }>(sql`
      select reason, failed_at is not null as failed from delivery
      where sent_at is null and dropped_at is null`)
  ).map((row) => `${row.reason}${row.failed ? ' for good' : ''}`)

describe('a group hears', () => {
  test('of its own section’s tasks, and the bureau’s of every section’s', async () => {
    await aRobot()
    await aRobot({ name: '局群', section: null, url: `${service.url}&bureau=1` })
    await told({ sectionId: 'finance', personId: 'luo.min' })
    await api.pass()
    expect(service.posts.map((post) => post.url.searchParams.has('bureau'))).toEqual([true])
  })

  test('only what binds, where that was chosen, and nothing while it is off', async () => {
    await aRobot({ news: 'binding' })
    await aRobot({ name: '停用的群', active: false })
    await told()
    await told({ kind: 'task.overdue' })
    await api.pass()
    expect(contents()).toHaveLength(1)
  })

  test('nothing of a case that anybody is recused from, or that is kept to a role', async () => {
    await aRobot()
    await aRobot({ name: '局群', section: null })
    const first = await aCase(api.db)
    await recused(api.db, first, 'chen.wei')
    const second = await aCase(api.db, { audience: 'discipline' })
    for (const caseId of [first, second]) {
      const taskId = await aTask(api.db, { caseId, assigneeId: 'liu.yang', due: '2026-12-04' })
      await tells(api, { personId: 'liu.yang', caseId, taskId })
    }
    const later = await told()
    await recused(api.db, later.caseId, 'chen.wei')
    await api.pass()
    expect(service.posts).toEqual([])
  })

  test('nothing of what concerns one person alone', async () => {
    await aRobot()
    await told({ kind: 'task.copied' })
    await told({ kind: 'case.mentioned' })
    await api.pass()
    expect(service.posts).toEqual([])
  })
})

describe('a service that', () => {
  test('fails is asked again, and then no more', async () => {
    await aRobot()
    await told()
    service.next.push(saying({}, 500), saying({ errcode: 45009 }), saying('<html>', 200))
    await api.pass()
    expect(await left()).toEqual(['robot.away'])
    await api.pass({ minutes: 1 })
    expect(await left()).toEqual(['robot.busy'])
    await api.pass({ minutes: 2 })
    expect(await left()).toEqual(['robot.answer'])
    await api.pass({ minutes: 4 })
    expect(await left()).toEqual([])
    await api.pass({ days: 1 })
    expect(service.posts).toHaveLength(4)
  })

  test('says nothing is given up for now', async () => {
    await aRobot()
    await told()
    service.next.push(silent)
    api.travel('2026-03-18T09:00:30+08:00')
    await deliverOnce({ ...api, outside: createOutside(api.env, { timeoutMs: 300 }) }, 'robot')
    expect(await left()).toEqual(['robot.timeout'])
    await api.pass({ minutes: 1 })
    expect(await left()).toEqual([])
  })

  test('sends us elsewhere is not followed', async () => {
    const elsewhere = await startRobotServer()
    await aRobot()
    await told()
    service.next.push(redirecting(elsewhere.url))
    await api.pass()
    await api.pass({ days: 1 })
    expect(elsewhere.posts).toEqual([])
    expect(service.posts).toHaveLength(1)
    expect(await left()).toEqual(['robot.redirect for good'])
    await elsewhere.close()
  })

  test('does not know the robot is shown to the administrator with its number', async () => {
    await aRobot()
    await told()
    service.next.push(saying({ errcode: 310000, errmsg: 'sign not match planted-token' }))
    await api.pass()
    const { body } = await admin().get('/api/deliveries')
    expect(body).toMatchObject({
      items: [
        {
          channel: 'robot',
          to: { name: '审批科群' },
          reason: { zh: '对方拒收,请核对地址、加签密钥和关键词“清风”(310000)' },
        },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('planted-token')
  })

  test('sends without end is cut off', async () => {
    await aRobot()
    await told()
    service.next.push((response) => response.end('x'.repeat(100_000)))
    await api.pass()
    expect(await left()).toEqual(['robot.connection'])
  })
})

describe('an address', () => {
  test('is sealed, never shown again, and in no log', async () => {
    const id = await aRobot({ secret: 'SECplanted' })
    await admin().post(`/api/robots/${id}/test`)
    await admin().put(`/api/robots/${id}`, { ...usual, name: '新名称', section: null })
    const shown = await admin().get('/api/robots')
    const { host } = new URL(service.url)
    expect(shown.body).toMatchObject([{ name: '新名称', host, signed: true }])
    const kept = await api.db.execute(sql`
      select (select jsonb_agg(r) from robot r) as robots, (select jsonb_agg(i) from idempotency i) as answers,
        (select jsonb_agg(l) from ledger_entry l) as entries, (select jsonb_agg(d) from delivery d) as deliveries`)
    const everything = JSON.stringify([shown.body, kept, api.logged()])
    expect(everything).not.toMatch(/planted/)
    expect(service.posts).toHaveLength(1)
  })

  test('that is none of a robot is refused without being repeated', async () => {
    const wrong = { ...usual, kind: 'wecom', name: '群', url: 'https://evil.example/planted' }
    const { status, body } = await admin().post('/api/robots', wrong)
    expect({ status, body }).toMatchObject({ status: 422, body: { field: 'url' } })
    expect(JSON.stringify([body, api.logged()])).not.toContain('planted')
  })

  test.each([
    ['inside', ['127.0.0.1']],
    ['also inside', ['1.1.1.1', '10.0.0.5']],
    ['inside by another spelling', ['::ffff:127.0.0.1']],
    ['nowhere', []],
  ])('whose name leads %s is not connected to', async (_, addresses) => {
    const url = new URL(service.url.replace('127.0.0.1', 'rebound.example'))
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const posted = await postJson(
      url,
      {},
      {
        timeoutMs: 5_000,
        resolve: (_name, _options, done) => done(null, found),
      },
    )
    expect(posted).toEqual({ failed: 'inside' })
    expect(service.posts).toEqual([])
  })

  test('sealed with a key that is gone says so, and is entered again', async () => {
    const other = await startOutside()
    const body = { ...usual, kind: 'wecom', name: '群', url: service.url }
    const { body: robot } = await other.as('kong.lin').post<Body>('/api/robots', body)
    other.useKeys('k2')
    // Another process, which reads the keys as they are now.
    const stored = await findRobot(other.db, robot.id)
    const now = createOutside(other.env)
    const message = { at: MORNING, language: 'zh', sentence: 'x', path: '/inbox' } as const
    expect(stored && (await now.post(stored, message))).toMatchObject({ reason: 'robot.sealed' })
    await other.close()
  })
})

test('a robot that is removed says nothing more', async () => {
  const id = await aRobot()
  await told()
  expect((await admin().delete(`/api/robots/${id}`)).status).toBe(204)
  await api.pass()
  expect(service.posts).toEqual([])
  const entries = await api.db.execute<{ kind: string }>(
    sql`select kind from ledger_entry where data->>'robot' = ${id} order by seq`,
  )
  expect(entries.map((entry) => entry.kind)).toEqual(['robot.added', 'robot.removed'])
})

test('two robots do not share a name', async () => {
  await aRobot()
  const again = { ...usual, kind: 'wecom', name: '审批科群', url: service.url }
  expect(await admin().post('/api/robots', again)).toMatchObject({
    status: 409,
    body: { code: 'robot.name-taken' },
  })
})

test('a test message says at once why it did not arrive', async () => {
  const id = await aRobot()
  service.next.push(saying({ errcode: 300005 }))
  expect(await admin().post(`/api/robots/${id}/test`)).toMatchObject({
    status: 409,
    body: { code: 'delivery.robot.refused' },
  })
  expect((await admin().post(`/api/robots/${id}/test`)).status).toBe(204)
  expect(contents()[1].text.content).toContain('这是一条测试消息')
})
