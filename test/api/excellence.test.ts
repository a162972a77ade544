import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { aConsequence } from '../support/consequences.ts'
import { aPerson } from '../support/factories.ts'

type Refused = { readonly code: string; readonly rule?: string; readonly consequence?: string }
type Nominations = {
  readonly items: readonly {
    readonly id: string
    readonly person: { readonly id: string } | null
    readonly section: { readonly id: string }
    readonly barred: readonly { readonly consequence: string }[]
  }[]
  readonly mayNominate: readonly { readonly id: string }[]
}
type Eligibility = {
  readonly sections: readonly {
    readonly section: { readonly id: string }
    readonly state: string
    readonly why: readonly {
      readonly rule: string
      readonly case: { readonly id: string } | null
    }[]
  }[]
}
type Watch = {
  readonly entries: readonly { readonly person: { readonly id: string }; readonly state: string }[]
}

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-04-20T09:00:00+08:00' })
})
afterAll(() => api.close())

const nominate = (login: string, body: Readonly<Record<string, unknown>>) =>
  api
    .as(login)
    .post<Refused & { id: string }>('/api/nominations', { year: 2026, merits: '实绩突出', ...body })
const register = (login: string, year = 2026) =>
  api
    .as(login)
    .get<Nominations>(`/api/nominations?year=${year}`)
    .then((got) => got.body)
const eligibility = async (login: string, section: string, year = 2026) => {
  const { body } = await api.as(login).get<Eligibility>(`/api/eligibility?year=${year}`)
  return body.sections.find((one) => one.section.id === section)
}

describe('a nomination for excellence', () => {
  test('is made by heads for their own section and people, and by personnel for all', async () => {
    expect((await nominate('fang.yuan', { section: 'policy' })).status).toBe(201)
    expect((await nominate('fang.yuan', { person: 'he.jing' })).status).toBe(201)
    expect((await nominate('xie.fang', { person: 'han.tao' })).status).toBe(201)
    expect(await nominate('fang.yuan', { person: 'han.tao' })).toMatchObject({ status: 403 })
    expect(await nominate('he.jing', { section: 'policy' })).toMatchObject({ status: 403 })
    expect((await register('fang.yuan')).mayNominate).toMatchObject([{ id: 'policy' }])
    expect((await register('xie.fang')).mayNominate).toHaveLength(14)
    expect((await register('he.jing')).mayNominate).toEqual([])
  })

  test('is made once, by nobody for themselves, and for somebody who is there', async () => {
    expect(await nominate('xie.fang', { section: 'policy' })).toMatchObject({
      status: 409,
      body: { code: 'nomination.made' },
    })
    expect(await nominate('fang.yuan', { person: 'fang.yuan' })).toMatchObject({
      status: 422,
      body: { code: 'nomination.own' },
    })
    const gone = await aPerson(api.db, { id: 'gone', sectionId: 'policy', leftOn: '2026-04-01' })
    expect(await nominate('xie.fang', { person: gone })).toMatchObject({ status: 422 })
    expect(await nominate('xie.fang', { person: 'li.guohua' })).toMatchObject({ status: 422 })
    expect(await nominate('xie.fang', {})).toMatchObject({ status: 422 })
  })

  test('of somebody on the watch list is refused with the rule and the consequence, on the record', async () => {
    const until = '2026-04-20'
    const kind = 'watch_listed'
    const id = await aConsequence(api.db, {
      kind,
      sectionId: 'quality',
      personId: 'song.tao',
      until,
    })
    expect(await nominate('han.tao', { person: 'song.tao' })).toMatchObject({
      status: 422,
      body: { code: 'nomination.barred', rule: 'bulletin.poor.consecutive', consequence: id },
    })
    const [entry] =
      await api.db.execute(sql`select actor, rule, refused, data->>'consequence' as consequence
      from ledger_entry where kind = 'nomination.refused' order by seq desc limit 1`)
    expect(entry).toEqual({
      actor: 'han.tao',
      rule: 'bulletin.poor.consecutive',
      refused: 'nomination.barred',
      consequence: id,
    })
  })

  test('is possible again the day after the time limit, and once it is lifted', async () => {
    api.travel('2026-04-21T00:00:00+08:00')
    expect((await nominate('han.tao', { person: 'song.tao' })).status).toBe(201)
    const lifted = { liftedAt: '2026-04-01T09:00:00+08:00', until: '2026-12-31' }
    const kind = 'watch_listed'
    await aConsequence(api.db, { kind, sectionId: 'quality', personId: 'tang.kai', ...lifted })
    expect((await nominate('han.tao', { person: 'tang.kai' })).status).toBe(201)
    api.travel('2026-04-20T09:00:00+08:00')
  })

  test('of a section without eligibility is refused for that year only, and not of its people', async () => {
    const kind = 'eligibility_cancelled'
    const id = await aConsequence(api.db, { kind, sectionId: 'petitions', period: '2026-Q1' })
    expect(await nominate('yan.hua', { section: 'petitions' })).toMatchObject({
      status: 422,
      body: { consequence: id },
    })
    expect((await nominate('yan.hua', { section: 'petitions', year: 2027 })).status).toBe(201)
    expect((await nominate('yan.hua', { person: 'dong.hua' })).status).toBe(201)
  })

  test('made before shows what has come to stand against it, to those who nominate', async () => {
    expect((await nominate('ye.fang', { person: 'du.peng' })).status).toBe(201)
    const kind = 'watch_listed'
    const until = '2026-07-01'
    const given = { kind, sectionId: 'information', personId: 'du.peng', until } as const
    const consequence = await aConsequence(api.db, given)
    const barred = async (login: string) =>
      (await register(login)).items.find((one) => one.person?.id === 'du.peng')?.barred
    expect(await barred('ye.fang')).toMatchObject([{ consequence }])
    expect(await barred('du.peng')).toMatchObject([{ consequence }])
    expect(await barred('gao.xiang')).toEqual([])
    expect(await barred('he.jing')).toBeUndefined()
  })

  test('is taken back by whoever made it or by personnel, and can be made again', async () => {
    const { body } = await nominate('yuan.jun', { section: 'construction' })
    const path = `/api/nominations/${body.id}`
    expect((await api.as('he.jing').delete(path)).status).toBe(404)
    expect((await api.as('jia.liang').delete(path)).status).toBe(403)
    expect((await api.as('yuan.jun').delete(path)).status).toBe(204)
    expect((await api.as('yuan.jun').delete(path)).status).toBe(404)
    expect((await nominate('xie.fang', { section: 'construction' })).status).toBe(201)
  })
})

describe('where a section’s eligibility stands', () => {
  test('is seen by its own people and whoever oversees the bureau, with its rule', async () => {
    await aConsequence(api.db, { kind: 'eligibility_cancelled', sectionId: 'logistics' })
    expect(await eligibility('cao.jun', 'logistics')).toMatchObject({
      state: 'cancelled',
      why: [{ rule: 'bulletin.poor.consecutive', ruleVersion: 1, threshold: 2, value: 2 }],
    })
    expect(await eligibility('zuofengban', 'logistics')).toMatchObject({ state: 'cancelled' })
    expect(await eligibility('cao.jun', 'policy')).toBeUndefined()
    expect(await eligibility('cao.jun', 'logistics', 2027)).toMatchObject({ state: 'eligible' })
  })

  test('is known to personnel once it is decided, and not while it is only proposed', async () => {
    await aConsequence(api.db, { kind: 'eligibility_proposed', sectionId: 'finance' })
    expect(await eligibility('liang.yan', 'finance')).toMatchObject({ state: 'proposed' })
    expect(await eligibility('xie.fang', 'finance')).toMatchObject({ state: 'eligible', why: [] })
    const decided = await eligibility('xie.fang', 'logistics')
    expect(decided).toMatchObject({ state: 'cancelled', why: [{ case: null }] })
  })

  test('is restored where it was lifted', async () => {
    const liftedAt = '2026-04-10T09:00:00+08:00'
    await aConsequence(api.db, { kind: 'eligibility_cancelled', sectionId: 'policy', liftedAt })
    await aConsequence(api.db, { kind: 'eligibility_restored', sectionId: 'policy' })
    expect(await eligibility('fang.yuan', 'policy')).toMatchObject({ state: 'restored' })
  })
})

describe('the watch list', () => {
  const listed = async (login: string) => {
    const { body } = await api.as(login).get<Watch>('/api/watch-list')
    return body.entries.map((entry) => `${entry.person.id} ${entry.state}`)
  }

  test('is shown whole to those who oversee the bureau, with what is over', async () => {
    expect(await listed('wei.dong')).toEqual(
      expect.arrayContaining(['du.peng listed', 'song.tao listed', 'tang.kai released']),
    )
    api.travel('2026-04-21T09:00:00+08:00')
    expect(await listed('wei.dong')).toContain('song.tao lapsed')
    api.travel('2026-04-20T09:00:00+08:00')
  })

  test('shows the person their own entry, and colleagues none', async () => {
    expect(await listed('du.peng')).toEqual(['du.peng listed'])
    expect(await listed('gao.xiang')).toEqual([])
    expect(await listed('xie.fang')).toEqual([])
    expect(await listed('kong.lin')).toEqual([])
  })

  test('shows the leader in charge their sections’ only', async () => {
    await api.db.execute(
      sql`delete from role_grant where person_id = 'chen.zhiyuan' and role = 'committee'`,
    )
    expect(await listed('chen.zhiyuan')).toEqual(['du.peng listed'])
  })
})
