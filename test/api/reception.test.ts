import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { scanDatabase } from '../support/byte-scan.ts'

type Day = {
  readonly closedAt: string | null
  readonly requests: readonly { place: number; name: string; status: string; topic: string }[]
}
type Closed = {
  readonly complaints: readonly { place: number; number: string; code: string }[]
  readonly issues: readonly { place: number; caseId: string }[]
}

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-10T09:00:00+08:00' })
})
afterAll(() => api.close())

const visitor = (name: string) => ({ name, phone: '13600003333', topic: `${name}来反映齉爩` })
const receive = (place: number, body: object, login = 'xu.qing') =>
  api.as(login).put(`/api/reception/2026-03-16/requests/${place}`, body)

describe('a reception day', () => {
  test('is the 15th, or the next working day', async () => {
    const next = () => api.as(null).get<{ day: string }>('/api/portal/reception')
    expect((await next()).body.day).toBe('2026-03-16')
    api.travel('2026-03-17T09:00:00+08:00')
    expect((await next()).body.day).toBe('2026-04-15')
    api.travel('2026-03-10T09:00:00+08:00')
  })

  test('is booked by anybody, walked into on the day, and ends with each request a case', async () => {
    const booked = await api.as(null).post('/api/portal/reception', visitor('钱驫麤'))
    expect(booked).toMatchObject({ status: 201, body: { day: '2026-03-16', place: 1 } })
    api.travel('2026-03-16T09:00:00+08:00')
    const walkIn = (name: string) =>
      api.as('xu.qing').post('/api/reception/2026-03-16/walk-ins', visitor(name))
    expect((await walkIn('孙驫麤')).body).toMatchObject({ place: 2 })
    expect((await walkIn('李驫麤')).body).toMatchObject({ place: 3 })
    const day = await api.as('xu.qing').get<Day>('/api/reception/2026-03-16')
    expect(day.body.requests.map((r) => r.name)).toEqual(['钱驫麤', '孙驫麤', '李驫麤'])
    expect(await scanDatabase(api.db, ['驫麤', '齉爩', '13600003333'])).toEqual([])

    const close = () => api.as('xu.qing').post<Closed>('/api/reception/2026-03-16/close')
    expect(await close()).toMatchObject({ status: 409, body: { code: 'reception.waiting' } })
    const said = { status: 'received', text: '窗口齉爩推诿', section: '审批科' }
    expect((await receive(1, { ...said, becomes: 'complaint' })).status).toBe(204)
    expect((await receive(2, { ...said, becomes: 'issue' })).status).toBe(422)
    const issue = { ...said, becomes: 'issue', title: '窗口无人值守' }
    expect((await receive(2, issue)).status).toBe(204)
    expect((await receive(3, { status: 'absent' })).status).toBe(204)

    const closed = await close()
    expect(closed.body.complaints).toHaveLength(1)
    expect(closed.body.issues).toHaveLength(1)
    const [receipt] = closed.body.complaints
    const followed = await api.as(null).post('/api/portal/follow', receipt)
    expect(followed.status).toBe(200)
    const [row] = await api.db.execute(
      sql`select title, source, step from "case" where id = ${closed.body.issues[0]?.caseId ?? ''}`,
    )
    expect(row).toEqual({ title: '窗口无人值守', source: 'reception-day', step: 'register' })
    expect((await close()).body).toEqual(closed.body)
    expect((await walkIn('晚到的')).status).toBe(409)
    const after = await api.as('xu.qing').get<Day>('/api/reception/2026-03-16')
    expect(after.body.requests.map((r) => r.name)).toEqual(['', '', ''])
    expect(await scanDatabase(api.db, ['驫麤', '齉爩', '13600003333'])).toEqual([])
  })

  test('has its queue on its own day only', async () => {
    const wrong = await api.as('xu.qing').post('/api/reception/2026-03-18/walk-ins', visitor('赵'))
    expect(wrong.status).toBe(422)
  })
})

describe('a supervisor', () => {
  const record = async (experience: object, login = 'hong.mei') => {
    const form = new FormData()
    form.set('experience', JSON.stringify(experience))
    const response = await api.app.request('/api/experiences', {
      method: 'POST',
      headers: { 'x-as': login },
      body: form,
    })
    return { status: response.status, body: (await response.json()) as { receipt: object | null } }
  }
  const seen = {
    place: '政务大厅三号窗口',
    section: 'permits',
    happenedOn: '2026-03-09',
    rating: 2,
  }

  test('records what they met with, and it stays a record', async () => {
    const kept = await record({ ...seen, rating: 5, words: '一次办成' })
    expect(kept).toMatchObject({ status: 201, body: { receipt: null } })
  })

  test('or has it handled: a complaint of theirs, its words sealed', async () => {
    const kept = await record({ ...seen, words: '排队两小时滟灪', handle: true })
    expect(kept.body.receipt).toMatchObject({ number: expect.stringMatching(/^TS-/) })
    expect(await scanDatabase(api.db, ['滟灪'])).toEqual([])
    const { body } = await api
      .as('zuofengban')
      .get<{ items: readonly { handled: boolean; words: string | null }[] }>('/api/experiences')
    expect(body.items.map((one) => [one.handled, one.words])).toEqual([
      [true, null],
      [false, '一次办成'],
    ])
  })

  test('reads their own records, not those of others', async () => {
    const { body } = await api.as('qiu.shi').get<{ items: readonly unknown[] }>('/api/experiences')
    expect(body.items).toEqual([])
  })
})
