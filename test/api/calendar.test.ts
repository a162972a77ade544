import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCalendar } from '../../db/calendar.ts'
import { computeDeadline } from '../../workflows/kit/deadline.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { openTaskRow } from '../support/task-row.ts'
import { calendar2026 } from '../support/work-calendar-2026.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-11-20T09:00:00+08:00' })
})
afterAll(() => api.close())

type Day = { readonly day: string; readonly kind: string; readonly name: string | null }
type Year = { readonly published: boolean; readonly version: number; readonly days: readonly Day[] }
type Effect = {
  readonly version: number
  readonly total: number
  readonly moved: readonly { taskId: string; from: string; to: string; title: string }[]
}
const springFestival = {
  year: 2027,
  holidays: [
    '2027-01-01',
    ...Array.from({ length: 7 }, (_, i) => ({ day: `2027-02-0${i + 3}`, name: '春节' })),
  ],
  workdays: ['2027-02-20'],
  source: '国务院办公厅通知',
}

async function taskDue(amount: number, from: string) {
  const deadline = computeDeadline(await loadCalendar(api.db), {
    kind: 'rule',
    rule: 'issue.rectify.days',
    version: 1,
    amount,
    unit: 'workdays',
    from,
  })
  return {
    deadline,
    ...(await openTaskRow(api.db, { assigneeId: 'liu.yang', sectionId: 'permits', deadline })),
  }
}

test('the seeded 2026 is the State Council’s, with the names of its holidays', async () => {
  const { body } = await api.as('liu.yang').get<Year>('/api/calendar/2026')
  expect(body.published).toBe(true)
  expect(Object.fromEntries(body.days.map((d) => [d.day, d.kind]))).toEqual(calendar2026.days)
  expect(body.days.find((d) => d.day === '2026-02-17')?.name).toBe('春节')
})

test('a year that is not published yet says so and has no days', async () => {
  const { body } = await api.as('liu.yang').get<Year>('/api/calendar/2027')
  expect(body).toMatchObject({ published: false, days: [] })
})

test('publishing is tried first: which open deadlines would move, and nothing moves', async () => {
  const { taskId, deadline } = await taskDue(50, '2026-11-30')
  expect(deadline).toMatchObject({ dueDate: '2027-02-08', explanation: { provisional: true } })
  const before = await loadCalendar(api.db)
  const { body } = await api.as('kong.lin').post<Effect>('/api/calendar/effect', springFestival)
  expect(body.moved).toEqual([
    expect.objectContaining({ taskId, from: '2027-02-08', to: '2027-02-16', title: '整改' }),
  ])
  expect(body.version).toBe(before.version + 1)
  expect(await loadCalendar(api.db)).toBe(before)
})

test('publishing replaces the year, counts a version up and asks for every open case to be recomputed', async () => {
  const { caseId } = await taskDue(10, '2026-11-20')
  const { body } = await api.as('kong.lin').post<Effect>('/api/calendar', springFestival)
  expect(body.total).toBe(1)
  const calendar = await loadCalendar(api.db)
  expect(calendar.version).toBe(body.version)
  expect(calendar.days['2027-02-08']).toBe('holiday')
  expect(calendar.publishedYears).toContain(2027)
  expect(calendar.days['2026-02-17']).toBe('holiday')
  const outbox = await api.db.execute<{ key: string; case_id: string }>(
    sql`select key, case_id from outbox where kind = 'recompute-case'`,
  )
  expect(outbox.map((row) => row.key)).toContain(`recompute:${caseId}:${body.version}`)
  expect(outbox).toHaveLength(2)
  const [entry] = await api.db.execute<{ data: unknown }>(
    sql`select data from ledger_entry where kind = 'calendar.published'`,
  )
  expect(entry?.data).toEqual({ year: 2027, version: body.version, cases: 2 })
})

test('a correction replaces the year as a whole', async () => {
  const corrected = { ...springFestival, workdays: [] }
  const { body } = await api.as('kong.lin').post<Effect>('/api/calendar', corrected)
  const year = await api.as('liu.yang').get<Year>('/api/calendar/2027')
  expect(year.body.version).toBe(body.version)
  expect(year.body.days.some((d) => d.kind === 'workday')).toBe(false)
})

test('a day of another year, or one named twice, is refused with its field', async () => {
  const other = { ...springFestival, workdays: ['2028-01-03'] }
  const wrong = await api.as('kong.lin').post<{ field: string }>('/api/calendar', other)
  expect([wrong.status, wrong.body.field]).toEqual([422, 'workdays.0'])
  const twice = { ...springFestival, workdays: ['2027-02-05'] }
  expect((await api.as('kong.lin').post('/api/calendar', twice)).status).toBe(422)
  const none = { ...springFestival, workdays: ['2027-02-30'] }
  expect((await api.as('kong.lin').post('/api/calendar', none)).status).toBe(422)
})

test('the calendar is published by the administrator only', async () => {
  for (const login of ['liu.yang', 'zuofengban', 'li.guohua', 'bao.chen']) {
    expect((await api.as(login).post('/api/calendar', springFestival)).status).toBe(403)
    expect((await api.as(login).post('/api/calendar/effect', springFestival)).status).toBe(403)
  }
})
