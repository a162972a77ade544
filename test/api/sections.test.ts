import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb } from '../../db/client.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase } from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const admin = () => api.as('kong.lin')
type Problem = { readonly code: string; readonly field?: string }
type Section = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly leader: { readonly id: string } | null
}
const permits = { name: '行政审批科', aliases: ['审批科'], leader: 'zhou.jianguo' }
const sections = async () => (await admin().get<Section[]>('/api/sections')).body
const entries = async (kind: string) =>
  await api.db.execute<{ actor: string; data: Record<string, unknown> }>(
    sql`select actor, data from ledger_entry where kind = ${kind} order by seq`,
  )

describe('a new section', () => {
  test('comes last in the bureau’s order, with its leader in charge', async () => {
    const given = { name: '数字化科', aliases: ['数字科', '数字化科'], leader: 'chen.zhiyuan' }
    const { status, body } = await admin().post<Section>('/api/sections', given)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '数字化科',
      aliases: ['数字科'],
      leader: { id: 'chen.zhiyuan', name: '陈志远' },
      head: null,
      people: 0,
    })
    expect((await sections()).at(-1)?.id).toBe(body.id)
    const [entry] = await entries('section.created')
    expect(entry).toEqual({
      actor: 'kong.lin',
      data: { section: body.id, leader: 'chen.zhiyuan' },
    })
  })

  test('takes people and a head', async () => {
    const { body } = await admin().post<Section>('/api/sections', { name: '统计科' })
    const person = { login: 'new.head', name: '新科长', section: body.id, roles: ['head'] }
    expect((await admin().post('/api/people', person)).status).toBe(200)
    const found = (await sections()).find((section) => section.id === body.id)
    expect(found).toMatchObject({ head: { id: 'new.head' }, leader: null, people: 1 })
  })

  test.each([
    ['another’s name', { name: '信访科' }],
    ['another’s alias', { name: '审批科' }],
    ['another’s name, disguised', { name: '財 务科' }],
    ['another’s name as an alias', { name: '综合科', aliases: ['政策法规科'] }],
  ])('can not have %s', async (_, given) => {
    const { status, body } = await admin().post<Problem>('/api/sections', given)
    expect([status, body.code]).toEqual([409, 'section.name-taken'])
  })

  test('of the same name from two administrators at once is made once', async () => {
    const answers = await Promise.all(
      ['综合一科', ' 综合一科', '综合 一科'].map((name) => admin().post('/api/sections', { name })),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409])
  })

  test('is led by someone who leads', async () => {
    for (const leader of ['liu.yang', 'nobody']) {
      const given = { name: '后勤科', leader }
      const { status, body } = await admin().post<Problem>('/api/sections', given)
      expect([status, body.code, body.field]).toEqual([422, 'section.leader', 'leader'])
    }
  })
})

describe('a section that changes', () => {
  const put = (body: unknown, id = 'permits') => admin().put<Section>(`/api/sections/${id}`, body)

  test('keeps its people and cases under its new name', async () => {
    const caseId = await aCase(api.db, { sectionId: 'permits' })
    const given = { ...permits, name: '政务审批科', aliases: ['审批科', '行政审批科'] }
    const { status, body } = await put(given)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '政务审批科', people: 4 })
    const row = await api.db.execute(sql`select section_id from "case" where id = ${caseId}`)
    expect(row).toEqual([{ section_id: 'permits' }])
    const changed = (await entries('section.changed')).at(-1)
    expect(changed?.data).toEqual({
      section: 'permits',
      changed: ['name', 'aliases'],
      leader: 'zhou.jianguo',
    })
    await put(permits)
  })

  test('into what it is already is no change', async () => {
    const before = (await entries('section.changed')).length
    expect((await put(permits)).status).toBe(200)
    expect(await entries('section.changed')).toHaveLength(before)
  })

  test('signs out the leader who gives it up and the one who takes it', async () => {
    await api.db.execute(sql`insert into auth_user (id, name, email, created_at, updated_at)
      select id, name, id || '@x.invalid', now(), now() from person where id in ('zhou.jianguo', 'wu.haiyan', 'liu.yang')`)
    await api.db.execute(sql`insert into auth_session (id, token, user_id, expires_at, created_at, updated_at)
      select id, id, id, now() + interval '1 day', now(), now() from auth_user`)
    expect((await put({ ...permits, leader: 'wu.haiyan' })).body.leader?.id).toBe('wu.haiyan')
    const left = await api.db.execute(sql`select user_id from auth_session`)
    expect(left).toEqual([{ user_id: 'liu.yang' }])
    await put(permits)
  })

  test('gives its cases about a leader no reader who now reports to that leader', async () => {
    const caseId = await aCase(api.db, { sectionId: 'permits', responsibleId: 'wu.haiyan' })
    await api.db.execute(sql`insert into recusal (case_id, person_id, because, since)
      values (${caseId}, 'wu.haiyan', 'named', '2026-03-01') on conflict do nothing`)
    expect((await api.as('liu.yang').get(`/api/cases/${caseId}`)).status).toBe(200)
    await put({ ...permits, leader: 'wu.haiyan' })
    expect((await api.as('liu.yang').get(`/api/cases/${caseId}`)).status).toBe(404)
    await put(permits)
  })

  test('that is not there is not found', async () => {
    expect((await put({ name: '新名' }, 'no-such')).status).toBe(404)
  })
})

test('an empty bureau is built up through the API alone', async () => {
  const bureau = await startApi({ now: '2026-03-18T09:00:00+08:00' })
  const db = createDb(bureau.env.DATABASE_URL, { max: 1 })
  await db.execute(sql`truncate role_grant, person, section cascade`)
  await db.execute(sql`insert into person (id, login, name, name_normal, joined_on)
    values ('root', 'root', '管理员', '管理员', '2026-03-18')`)
  await db.execute(sql`insert into role_grant (id, person_id, role, from_date)
    values ('root:admin', 'root', 'admin', '2026-03-18')`)
  await db.$client.end()
  const root = bureau.as('root')
  const leader = { login: 'boss', name: '分管', section: null, roles: ['leader'] }
  expect((await root.post('/api/people', leader)).status).toBe(200)
  const made = await root.post<Section>('/api/sections', { name: '审批科', leader: 'boss' })
  expect(made.body.leader?.id).toBe('boss')
  const head = { login: 'head', name: '科长', section: made.body.id, roles: ['head'] }
  expect((await root.post('/api/people', head)).status).toBe(200)
  const [section] = (await root.get<Section[]>('/api/sections')).body
  expect(section).toMatchObject({ name: '审批科', head: { id: 'head' }, leader: { id: 'boss' } })
  await bureau.close()
})
