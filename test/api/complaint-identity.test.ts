import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'

type Opening = {
  readonly id: string
  readonly approved: boolean | null
  readonly mayDecide: boolean
  readonly mayReveal: boolean
  readonly reveals: number
}
type Detail = {
  readonly identity: { readonly state: string; readonly openings: readonly Opening[] }
}

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const wang = { name: '王小二', phone: '13712345678' }
async function aComplaint(
  more: object = {},
): Promise<{ caseId: string; number: string; code: string }> {
  const { body } = await api
    .as(null)
    .post<{ number: string; code: string }>('/api/portal/complaints', {
      text: '窗口让我跑了四趟',
      section: 'permits',
      realName: wang,
      ...more,
    })
  const [row] = await api.db.execute<{ id: string }>(
    sql`select id from "case" where number = ${body.number}`,
  )
  return { caseId: row?.id ?? '', ...body }
}
const ask = (caseId: string, login = 'zuofengban') =>
  api.as(login).post<{ id: string }>(`/api/complaints/${caseId}/identity`, { reason: '需要回访' })
const decide = (caseId: string, id: string, login: string, approve = true) =>
  api.as(login).post<Detail>(`/api/complaints/${caseId}/identity/${id}/decision`, { approve })
const reveal = (caseId: string, id: string, login: string) =>
  api.as(login).post<typeof wang>(`/api/complaints/${caseId}/identity/${id}/reveal`)
const told = async (caseId: string, kind: string) =>
  (
    await api.db.execute<{ id: string }>(sql`select person_id as id from notification
      where case_id = ${caseId} and kind = ${kind} order by 1`)
  ).map((row) => row.id)

describe('opening an identity', () => {
  test('takes a reason, a second person and a clock; each reading is on the record and told to discipline', async () => {
    const { caseId, number, code } = await aComplaint()
    expect((await ask(caseId, 'zuofengban')).status).toBe(201)
    const before = await api.as('wei.dong').get<Detail>(`/api/complaints/${caseId}`)
    const [opening] = before.body.identity.openings
    expect(opening).toMatchObject({ approved: null, mayDecide: true, mayReveal: false })
    const id = opening?.id ?? ''
    expect((await reveal(caseId, id, 'zuofengban')).status).toBe(409)
    expect((await decide(caseId, id, 'zuofengban')).status).toBe(403)
    expect((await decide(caseId, id, 'wei.dong')).status).toBe(200)
    expect((await reveal(caseId, id, 'wei.dong')).status).toBe(403)
    const seen = await reveal(caseId, id, 'zuofengban')
    expect(seen.body).toMatchObject(wang)
    expect(await told(caseId, 'identity.revealed')).toEqual(
      expect.arrayContaining(['gu.zheng', 'shen.jie', 'tian.yu', 'wei.dong']),
    )
    const entries = await api.db.execute<{ kind: string; actor: string }>(sql`
      select kind, actor from ledger_entry where case_id = ${caseId} and kind like 'identity.%' order by seq`)
    expect(entries).toEqual([
      { kind: 'identity.asked', actor: 'zuofengban' },
      { kind: 'identity.approved', actor: 'wei.dong' },
      { kind: 'identity.revealed', actor: 'zuofengban' },
    ])
    const followed = await api
      .as(null)
      .post<{ opened: readonly string[] }>('/api/portal/follow', { number, code })
    expect(followed.body.opened).toHaveLength(1)
    api.travel('2026-03-19T09:00:01+08:00')
    expect((await reveal(caseId, id, 'zuofengban')).status).toBe(409)
    api.travel('2026-03-18T09:00:00+08:00')
  })

  test('a deputy of the asker is no second person', async () => {
    await api.db.execute(sql`insert into absence (id, person_id, deputy_id, from_date, to_date, set_by)
      values ('away', 'qin.feng', 'hu.lin', '2026-03-01', '2026-03-31', 'qin.feng')`)
    const { caseId } = await aComplaint()
    const { body } = await ask(caseId, 'qin.feng')
    expect((await decide(caseId, body.id, 'hu.lin')).status).toBe(403)
    const other = await ask(caseId, 'hu.lin')
    expect((await decide(caseId, other.body.id, 'qin.feng')).status).toBe(403)
  })

  test('is nobody’s outside the two offices, and unknown to whoever is recused', async () => {
    const { caseId } = await aComplaint({ text: '王敏对我冷言冷语' })
    expect((await ask(caseId, 'zuofengban')).status).toBe(404)
    expect((await ask(caseId, 'li.guohua')).status).toBe(404)
    expect((await ask(caseId, 'liu.yang')).status).toBe(404)
    expect((await ask(caseId, 'hu.lin')).status).toBe(201)
    expect(await told(caseId, 'identity.asked')).not.toContain('zuofengban')
  })

  test('refused stays refused, and nothing is decided twice', async () => {
    const { caseId } = await aComplaint()
    const { body } = await ask(caseId)
    expect((await decide(caseId, body.id, 'hu.lin', false)).status).toBe(200)
    expect((await decide(caseId, body.id, 'wei.dong')).status).toBe(409)
    expect((await reveal(caseId, body.id, 'zuofengban')).status).toBe(409)
  })

  test('of an anonymous complaint there is nothing to open', async () => {
    const { caseId } = await aComplaint({ realName: undefined })
    expect(await ask(caseId)).toMatchObject({ status: 409, body: { code: 'identity.none' } })
  })
})

describe('what handlers write', () => {
  test('does not carry the complainant’s name or phone on: stopped, recorded, told to discipline', async () => {
    const { caseId } = await aComplaint()
    const comment = (text: string) =>
      api.as('zuofengban').post(`/api/cases/${caseId}/comments`, { text })
    expect(await comment('已与王 小二 通话')).toMatchObject({
      status: 422,
      body: { code: 'words.own-identity', field: 'text', rule: 'complaint.identity' },
    })
    expect((await comment('电话 一三七 1234 5678 打不通')).status).toBe(422)
    expect((await comment('已与反映人通话')).status).toBe(200)
    expect(await told(caseId, 'complaint.own-words-refused')).toContain('wei.dong')
    const [entry] = await api.db.execute<{ data: unknown }>(sql`select data from ledger_entry
      where case_id = ${caseId} and kind = 'complaint.own-words-refused' order by seq limit 1`)
    expect(entry?.data).toEqual({ field: 'text' })
  })

  test('nor does a draft, which is kept in plain, too', async () => {
    const { caseId } = await aComplaint()
    await api.db.execute(sql`insert into task (id, case_id, procedure, step, kind, round, title, assignee_id, created_at)
      values (${`${caseId}.triage.1`}, ${caseId}, 'complaint', 'triage', 'complaint.triage', 1, '投诉', 'zuofengban', '2026-03-18T09:00:00+08:00')`)
    const draft = (title: string) =>
      api.as('zuofengban').put(`/api/tasks/${caseId}.triage.1/draft`, { value: { title } })
    expect((await draft('王小二反映窗口推诿')).status).toBe(422)
    expect((await draft('窗口推诿')).status).toBe(200)
  })
})

describe('a known caller', () => {
  const caller = (phone: string, login = 'zuofengban') =>
    api
      .as(login)
      .post<{ caller: { name: string; complaints: number } | null }>('/api/complaints/caller', {
        phone,
      })
  const take = (recognise: boolean, realName = { name: '赵大妈', phone: '13600001111' }) =>
    api.as('zuofengban').post('/api/complaints', {
      channel: 'hotline',
      text: '电梯坏了没人管',
      realName,
      recognise,
    })

  test('is filled in only where they agreed, for the hotline’s people, and on the record', async () => {
    const quiet = { name: '钱先生', phone: '13600002222' }
    await take(false, quiet)
    expect((await caller(quiet.phone)).body.caller).toBeNull()
    await take(true)
    expect((await caller('+86 136-0000-1111')).body.caller).toMatchObject({
      name: '赵大妈',
      complaints: 1,
    })
    expect((await caller('13600001111', 'liu.yang')).status).toBe(403)
    const [entry] = await api.db.execute(
      sql`select 1 from ledger_entry where kind = 'identity.recognised' and actor = 'zuofengban'`,
    )
    expect(entry).toBeDefined()
  })

  test('a complaint taken down twice by one click is one, with the same receipt', async () => {
    const body = { channel: 'window', text: '窗口排队无人维持' }
    const headers = { 'idempotency-key': 'one-click-only' }
    const first = await api.as('liu.yang').post('/api/complaints', body, headers)
    const again = await api.as('liu.yang').post('/api/complaints', body, headers)
    expect(first.status).toBe(201)
    expect(again.body).toEqual(first.body)
    const kept = await api.db.execute(sql`select 1 from idempotency where key = 'one-click-only'`)
    expect(kept).toHaveLength(0)
  })
})
