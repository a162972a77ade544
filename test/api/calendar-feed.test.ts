import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import {
  aCase,
  anAbsence,
  aPerson,
  aTask,
  deadlineOn,
  MORNING,
  recused,
} from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ env: { QINGFENG_PUBLIC_URL: 'https://qingfeng.bureau.example/' } })
})
afterAll(() => api.close())
beforeEach(() => api.travel(MORNING))
afterEach(() => api.db.execute(sql`truncate task, calendar_feed, recusal, absence`))

/** The address of somebody's own calendar, without the host. */
async function aFeed(login: string, language = 'zh'): Promise<string> {
  const { status, body } = await api
    .as(login)
    .post<{ url: string }>('/api/me/calendar-feed', { language })
  expect(status).toBe(200)
  expect(body.url).toMatch(
    /^https:\/\/qingfeng\.bureau\.example\/feeds\/[\w-]{43}\/deadlines\.ics$/,
  )
  return new URL(body.url).pathname
}

/** As a calendar asks: without a session. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await api.app.request(path, { headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

/** Each event as `date summary / description`. */
async function events(path: string): Promise<string[]> {
  const { status, body } = await ask(path)
  expect(status).toBe(200)
  const unfolded = body.replace(/\r\n[ \t]/g, '')
  return unfolded
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => {
      const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(event)?.[1]?.trim()
      return `${line('DTSTART;VALUE=DATE')} ${line('SUMMARY')} / ${line('DESCRIPTION')?.split('\\n')[0]}`
    })
}

describe('a calendar of one’s deadlines', () => {
  test('has a whole-day event for each open task, named by its step and never by its case', async () => {
    const path = await aFeed('liu.yang')
    await aTask(api.db, { assigneeId: 'liu.yang', due: '2026-12-04', title: '窗口收取好处费' })
    await aTask(api.db, { assigneeId: 'liu.yang' })
    expect(await events(path)).toEqual(['20261204 清风:1项任务到期 / 整改'])
    const { body, headers } = await ask(path)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(body).toContain('\r\nTRANSP:TRANSPARENT\r\n')
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const ref = /go\/([0-9a-f]{32})/.exec(body.replace(/\r\n[ \t]/g, ''))?.[1]
    const target = await api.as('liu.yang').get<{ taskId: string }>(`/api/links/${ref}`)
    expect(target.body.taskId).toMatch(/\.rectify\.1$/)
    expect((await api.as('chen.wei').get(`/api/links/${ref}`)).status).toBe(404)
  })

  test('is in English for whoever wants it so', async () => {
    const path = await aFeed('liu.yang', 'en')
    await aTask(api.db, { assigneeId: 'liu.yang', due: '2026-12-04' })
    expect(await events(path)).toEqual(['20261204 Qingfeng: 1 task due / Rectify'])
  })

  test('follows what happens: moved, paused, given away, done', async () => {
    const path = await aFeed('liu.yang')
    const id = await aTask(api.db, { assigneeId: 'liu.yang', due: '2026-12-04' })
    const uid = async () => /^UID:(.*)$/m.exec((await ask(path)).body)?.[1]
    const first = await uid()
    const change = (set: ReturnType<typeof sql>) =>
      api.db.execute(sql`update task set ${set} where id = ${id}`)
    await change(sql`deadline = ${JSON.stringify(deadlineOn('2026-12-11'))}::jsonb`)
    expect(await events(path)).toEqual(['20261211 清风:1项任务到期 / 整改'])
    expect(await uid()).toBe(first)
    await change(sql`suspended_at = ${MORNING}`)
    expect(await events(path)).toEqual([])
    await change(sql`suspended_at = null`)
    expect(await events(path)).toHaveLength(1)
    await change(sql`assignee_id = 'chen.wei'`)
    expect(await events(path)).toEqual([])
    await change(sql`assignee_id = 'liu.yang', ended_at = ${MORNING}`)
    expect(await events(path)).toEqual([])
  })

  test('has what is theirs to take and nothing else', async () => {
    await aPerson(api.db, { id: 'ann', roles: ['staff', 'general_office'] })
    await aPerson(api.db, { id: 'away' })
    await anAbsence(api.db, { of: 'away', deputy: 'ann', from: '2026-03-16', to: '2026-03-18' })
    const path = await aFeed('ann')
    await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['ann'], due: '2026-12-01' })
    await aTask(api.db, { candidateKey: 'general_office@*', due: '2026-12-02' })
    await aTask(api.db, { assigneeId: 'away', due: '2026-12-03' })
    await aTask(api.db, { assigneeId: 'away', due: '2026-12-04', excluded: ['ann'] })
    await aTask(api.db, { assigneeId: 'liu.yang', due: '2026-12-07' })
    await aTask(api.db, { candidateKey: 'general_office@*', excluded: ['ann'], due: '2026-12-08' })
    const named = await aCase(api.db)
    await aTask(api.db, { caseId: named, assigneeId: 'ann', due: '2026-12-09' })
    await recused(api.db, named, 'ann')
    const dates = async () => (await events(path)).map((event) => event.slice(6, 8))
    expect(await dates()).toEqual(['01', '02', '03'])
    api.travel('2026-03-19T09:00:00+08:00')
    expect(await dates()).toEqual(['01', '02'])
  })

  test('does not even name the step of a case that is kept to a role', async () => {
    await aPerson(api.db, { id: 'inspector', sectionId: 'discipline', roles: ['discipline'] })
    const path = await aFeed('inspector')
    const caseId = await aCase(api.db, { audience: 'discipline' })
    await aTask(api.db, { caseId, assigneeId: 'inspector', due: '2026-12-04' })
    expect(await events(path)).toEqual([
      expect.stringMatching(
        /^20261204 清风:1项任务到期 \/ https:\/\/qingfeng\.bureau\.example\/go\//,
      ),
    ])
  })
})

describe('its address', () => {
  test('is kept as a hash, in no log and in no kept answer', async () => {
    const { body } = await api
      .as('liu.yang')
      .post<{ url: string }>(
        '/api/me/calendar-feed',
        { language: 'zh' },
        { 'idempotency-key': 'make-a-feed' },
      )
    const token = new URL(body.url).pathname.split('/')[2] ?? 'none'
    await ask(new URL(body.url).pathname)
    const kept = await api.db.execute(sql`
      select (select jsonb_agg(f) from calendar_feed f) as feeds, (select jsonb_agg(i) from idempotency i) as answers,
        (select jsonb_agg(l) from ledger_entry l) as entries`)
    expect(JSON.stringify([kept, api.logged()])).not.toContain(token)
  })

  test('ends when it is renewed or stopped, and like one that never was', async () => {
    const first = await aFeed('liu.yang')
    const second = await aFeed('liu.yang')
    expect((await ask(first)).status).toBe(404)
    expect((await ask(second)).status).toBe(200)
    expect((await api.as('liu.yang').delete('/api/me/calendar-feed')).status).toBe(204)
    const ended = await ask(second)
    const never = await ask('/feeds/never-was/deadlines.ics')
    expect([ended.status, ended.body]).toEqual([never.status, never.body])
    expect((await api.as('liu.yang').delete('/api/me/calendar-feed')).status).toBe(404)
  })

  test('ends with the day somebody leaves', async () => {
    await aPerson(api.db, { id: 'leaver', leftOn: '2026-03-19' })
    const path = await aFeed('leaver')
    expect((await ask(path)).status).toBe(200)
    api.travel('2026-03-19T00:00:00+08:00')
    expect((await ask(path)).status).toBe(404)
  })

  test('is asked as often as a calendar does, and no more', async () => {
    const path = await aFeed('chen.wei')
    const statuses = []
    for (let n = 0; n < 61; n += 1) statuses.push((await ask(path)).status)
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([200]))
    const refused = await ask(path)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(await aFeed('gao.xiang'))).status).toBe(200)
  })
})

describe('a calendar that has it already', () => {
  test('is told so, by its tag or by the time, until something changes', async () => {
    const path = await aFeed('zhu.hong')
    const id = await aTask(api.db, { assigneeId: 'zhu.hong', due: '2026-12-04' })
    const first = await ask(path)
    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    expect(since).toBe('Wed, 18 Mar 2026 01:00:00 GMT')
    api.travel('2026-03-18T11:00:00+08:00')
    expect((await ask(path, { 'if-none-match': `W/${etag}, "other"` })).status).toBe(304)
    expect((await ask(path, { 'if-modified-since': since })).status).toBe(304)
    expect((await ask(path)).headers.get('last-modified')).toBe(since)

    await api.db.execute(sql`update task set ended_at = ${MORNING} where id = ${id}`)
    const changed = await ask(path, { 'if-none-match': etag, 'if-modified-since': since })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
    expect(changed.headers.get('last-modified')).toBe('Wed, 18 Mar 2026 03:00:00 GMT')
    expect((await ask(path, { 'if-modified-since': since })).status).toBe(200)
  })
})
