import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rule } from '../../db/schema/rules.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase, anAbsence, aPerson, aTask, MORNING } from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: MORNING })
})
afterAll(() => api.close())

type Item = {
  readonly id: string
  readonly daysLeft: number | null
  readonly overdue: boolean
  readonly elapsed: number
  readonly why: { zh: string }
  readonly candidates: { zh: string } | null
  readonly paused: { remainder: number } | null
}
type Page = { readonly items: readonly Item[]; readonly next: string | null }
const list = async (who: string, query = '') =>
  (await api.as(who).get<Page>(`/api/tasks?${query}`)).body
const only = async (who: string, query = '') => (await list(who, query)).items[0]

describe('how long is left', () => {
  test('is counted in working days on reading, and goes on without anybody writing', async () => {
    await aPerson(api.db, { id: 'reader' })
    const createdAt = '2026-03-16T00:00:00+08:00'
    await aTask(api.db, { assigneeId: 'reader', due: '2026-03-23', createdAt })
    expect(await only('reader')).toMatchObject({ daysLeft: 3, overdue: false, elapsed: 2.375 / 8 })
    api.travel('2026-03-23T23:59:00+08:00')
    expect(await only('reader')).toMatchObject({ daysLeft: 0, overdue: false })
    api.travel('2026-03-24T00:00:00+08:00')
    expect(await only('reader')).toMatchObject({ daysLeft: -1, overdue: true, elapsed: 1 })
    api.travel(MORNING)
  })

  test('stands still while paused', async () => {
    await aPerson(api.db, { id: 'pauser' })
    await aTask(api.db, {
      assigneeId: 'pauser',
      due: '2026-03-17',
      suspendedAt: '2026-03-16T09:00:00+08:00',
      remainder: 1,
    })
    expect(await only('pauser')).toMatchObject({
      daysLeft: null,
      overdue: false,
      paused: { remainder: 1 },
    })
  })
})

describe('a list', () => {
  test('says why each task is in it', async () => {
    for (const id of ['me', 'absent'])
      await aPerson(api.db, { id, roles: ['staff', 'general_office'] })
    await anAbsence(api.db, { of: 'absent', deputy: 'me', from: '2026-03-16', to: '2026-03-20' })
    await aTask(api.db, { assigneeId: 'me', due: '2026-03-18' })
    await aTask(api.db, { assigneeId: 'absent', due: '2026-03-19' })
    await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['me'], due: '2026-03-20' })
    await aTask(api.db, { candidateKey: 'general_office@*', due: '2026-03-23' })
    await aTask(api.db, { assigneeId: 'me', delegatedBy: 'liu.yang', due: '2026-03-24' })
    const { items } = await list('me')
    expect(items.map((item) => item.why.zh)).toEqual([
      '由您办理',
      '您代理absent',
      '您共同办理',
      '您可以认领',
      '委派给您',
    ])
    expect(items[3]?.candidates?.zh).toBe('局办公室')
  })

  test('is narrowed to what is due within so many working days', async () => {
    await aPerson(api.db, { id: 'planner' })
    for (const due of ['2026-03-18', '2026-03-20', '2026-03-23'])
      await aTask(api.db, { assigneeId: 'planner', due })
    expect((await list('planner', 'within=0')).items).toHaveLength(1)
    expect((await list('planner', 'within=2')).items).toHaveLength(2)
    expect((await list('planner', 'within=3')).items).toHaveLength(3)
  })

  test('is paged by what the last page gave', async () => {
    await aPerson(api.db, { id: 'pager' })
    for (const round of [1, 2, 3]) await aTask(api.db, { assigneeId: 'pager', round })
    const first = await list('pager', 'limit=2')
    const second = await list('pager', `limit=2&cursor=${first.next}`)
    expect(first.items).toHaveLength(2)
    expect(second).toMatchObject({ items: [{}], next: null })
  })

  test('refuses what no page gave and what is no list', async () => {
    for (const query of ['cursor=nonsense', 'view=everything', 'limit=1000', 'within=-1'])
      expect((await api.as('liu.yang').get(`/api/tasks?${query}`)).status).toBe(422)
  })
})

describe('finding', () => {
  test('opens cases by two characters or by number, and only those one may see', async () => {
    const id = await aCase(api.db, { title: '印章保管混乱', number: 'WT-2026-0042' })
    const find = async (who: string, q: string) =>
      (await api.as(who).get<{ id: string }[]>(`/api/cases?q=${encodeURIComponent(q)}`)).body.map(
        (hit) => hit.id,
      )
    expect(await find('liu.yang', '印章')).toEqual([id])
    expect(await find('hu.lin', '0042')).toEqual([id])
    expect(await find('luo.min', '印章')).toEqual([])
    expect(await find('liu.yang', '%')).toEqual([])
  })

  test('suggests what may be the same problem', async () => {
    const id = await aCase(api.db, { title: '会议室预约系统经常打不开' })
    const path = `/api/issues/similar?text=${encodeURIComponent('会议室预约系统打不开')}`
    const { body } = await api.as('hu.lin').get<{ id: string; score: number }[]>(path)
    expect(body[0]?.id).toBe(id)
    expect((await api.as('luo.min').get(path)).body).toEqual([])
  })
})

test('a month’s figures say the rate, or that there is none', async () => {
  await aCase(api.db, { sectionId: 'logistics', dueDate: '2026-03-10', closedAt: MORNING })
  await aCase(api.db, { sectionId: 'logistics', dueDate: '2026-03-11' })
  type Summary = {
    month: string
    sections: { section: { id: string }; rate: number | null; due: number }[]
  }
  const { body } = await api.as('hu.lin').get<Summary>('/api/ledger/summary')
  const of = (id: string) => body.sections.find((row) => row.section.id === id)
  expect(body.month).toBe('2026-03')
  expect(of('logistics')).toMatchObject({ rate: 0.5, due: 2 })
  expect(of('finance')).toMatchObject({ rate: null, due: 0 })
})

test('a month is held against the rule in force when it ended', async () => {
  const rateMin = async (month?: string) => {
    const path = `/api/ledger/summary${month ? `?month=${month}` : ''}`
    return (await api.as('hu.lin').get<{ rateMin: unknown }>(path)).body.rateMin
  }
  const first = { rule: 'ledger.rate.min', version: 1, value: 0.95 }
  const next = { ...first, version: 2, value: 0.8 }
  await api.db.insert(rule).values({
    id: first.rule,
    version: next.version,
    value: next.value,
    unit: 'ratio',
    effectiveFrom: '2026-03-18',
    source: '局党委会议纪要',
    setBy: 'bao.chen',
  })
  expect(await rateMin()).toMatchObject({ ...next, source: '局党委会议纪要' })
  expect(await rateMin('2026-02')).toMatchObject(first)
  expect(await rateMin('2026-05')).toMatchObject(next)
  expect(await rateMin('2019-12')).toBeNull()
})
