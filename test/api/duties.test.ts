import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EngineUnavailable } from '../../api/engine.ts'
import { idleEngine, startApi, type TestApi } from '../support/api.ts'

type Item = {
  readonly id: string
  readonly next: { readonly day: string; readonly dueOn: string } | null
  readonly last: unknown
  readonly paused: { readonly by: string; readonly reason: string } | null
  readonly missed: readonly { readonly day: string }[]
}
type Refused = { readonly code: string; readonly field?: string }

let api: TestApi
beforeEach(async () => {
  api = await startApi({ now: '2026-12-10T10:00:00+08:00' })
})
afterEach(() => api.close())

const reminder = async (login = 'zuofengban') => {
  const { body } = await api.as(login).get<readonly Item[]>('/api/duties')
  return body.find((one) => one.id === 'calendar-reminder')
}
const post = (login: string, verb: string, body: unknown) =>
  api.as(login).post<Refused>(`/api/duties/calendar-reminder/${verb}`, body)

describe('the list of duties', () => {
  test('says when each comes round next, and which days were missed', async () => {
    expect(await reminder()).toMatchObject({
      last: null,
      next: { day: '2027-12-01', dueOn: '2027-12-01' },
      missed: [{ day: '2026-12-01', dueOn: '2026-12-01' }],
    })
  })

  test('shows a run with its figures by name, and no missed day any more', async () => {
    await api.db.execute(sql`insert into duty_run (duty, nominal, due_on, ran_at, late, "by", result)
      values ('calendar-reminder', '2026-12-01', '2026-12-01', '2026-12-03T09:00:00+08:00', true, 'kong.lin', '{"told": 1}')`)
    expect(await reminder()).toMatchObject({
      missed: [],
      last: {
        day: '2026-12-01',
        late: true,
        by: { zh: '孔林' },
        figures: [{ label: { zh: '已提醒' }, value: 1 }],
      },
    })
  })

  test('has the runs page by page', async () => {
    for (const year of [2023, 2024, 2025])
      await api.db.execute(sql`insert into duty_run (duty, nominal, due_on, ran_at, late, "by")
        values ('calendar-reminder', ${`${year}-12-01`}, ${`${year}-12-01`}, ${`${year}-12-01T09:00:00+08:00`}, false, 'system')`)
    type Page = { readonly runs: readonly { readonly day: string }[]; readonly next: string | null }
    const path = '/api/duties/calendar-reminder/runs?limit=2'
    const first = (await api.as('wei.dong').get<Page>(path)).body
    expect(first.runs.map((run) => run.day)).toEqual(['2025-12-01', '2024-12-01'])
    const rest = (await api.as('wei.dong').get<Page>(`${path}&before=${first.next}`)).body
    expect(rest).toMatchObject({ runs: [{ day: '2023-12-01' }], next: null })
  })
})

describe('a pause', () => {
  test('is kept with who and why, is told to the discipline group, and ends with a reason', async () => {
    expect(await post('zuofengban', 'pause', { reason: '核对台账' })).toMatchObject({ status: 204 })
    expect((await reminder())?.paused).toMatchObject({ by: '王敏', reason: '核对台账' })
    const { body } = await api
      .as('wei.dong')
      .get<{ items: { kind: string; caseId: null }[] }>('/api/notifications')
    expect(body.items).toMatchObject([{ kind: 'duty.paused', caseId: null, binding: true }])

    api.travel('2026-12-11T10:00:00+08:00')
    expect(await post('kong.lin', 'resume', { reason: '核对完毕' })).toMatchObject({ status: 204 })
    expect((await reminder())?.paused).toBeNull()
    const runs = await api
      .as('kong.lin')
      .get<{ pauses: unknown[] }>('/api/duties/calendar-reminder/runs')
    expect(runs.body.pauses).toMatchObject([
      { by: '王敏', reason: '核对台账', endedBy: '孔林', endedBecause: '核对完毕' },
    ])
  })

  test('is not put on twice, and nothing is resumed that runs', async () => {
    expect((await post('zuofengban', 'resume', { reason: '无' })).body.code).toBe('duty.not-paused')
    await post('zuofengban', 'pause', { reason: '一' })
    const again = await post('kong.lin', 'pause', { reason: '二' })
    expect([again.status, again.body.code]).toEqual([409, 'duty.paused'])
  })

  test('needs its reason', async () => {
    const { status } = await post('zuofengban', 'pause', { reason: '  ' })
    expect(status).toBe(422)
  })
})

describe('a run by hand is refused', () => {
  test('for a day that was not due, or is still ahead', async () => {
    for (const day of ['2026-12-02', '2027-12-01', '2020-12-01']) {
      const { status, body } = await post('zuofengban', 'runs', { day })
      expect([day, status, body.code, body.field]).toEqual([day, 422, 'duty.not-due', 'day'])
    }
  })

  test('of a duty nobody has', async () => {
    const { status } = await api.as('zuofengban').post('/api/duties/no-such/runs', {
      day: '2026-12-01',
    })
    expect(status).toBe(404)
  })

  test('while the engine is away, and nothing is noted', async () => {
    const away = await startApi({
      now: '2026-12-10T10:00:00+08:00',
      engine: {
        ...idleEngine,
        runDuty: async () => {
          throw new EngineUnavailable('away')
        },
      },
    })
    const reply = await away
      .as('zuofengban')
      .post<Refused>('/api/duties/calendar-reminder/runs', { day: '2026-12-01' })
    expect([reply.status, reply.body.code]).toEqual([503, 'engine.unavailable'])
    expect(await away.db.execute(sql`select 1 from duty_run`)).toHaveLength(0)
    await away.close()
  })
})
