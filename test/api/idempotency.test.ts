import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginRequest } from '../../db/idempotency.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const absence = { deputy: 'sun.yue', from: '2026-01-12', to: '2026-01-16' }
const path = '/api/people/liu.yang/absences'
type Set = { readonly id: string; readonly code?: string }

test('the same write sent twice acts once and is answered twice', async () => {
  const key = { 'idempotency-key': 'click-0001' }
  const first = await api.as('liu.yang').post<Set>(path, absence, key)
  const second = await api.as('liu.yang').post<Set>(path, absence, key)
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.body).toEqual(first.body)
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  const rows = await api.db.execute(`select id from absence where person_id = 'liu.yang'`)
  expect(rows).toHaveLength(1)
})

test('without a key it is judged anew', async () => {
  const again = await api.as('liu.yang').post<Set>(path, absence)
  expect([again.status, again.body.code]).toEqual([409, 'absence.overlap'])
})

test('a refusal is answered again with the same words', async () => {
  const key = { 'idempotency-key': 'click-0002' }
  const first = await api.as('liu.yang').post<Set>(path, absence, key)
  const second = await api.as('liu.yang').post<Set>(path, absence, key)
  expect([second.status, second.body]).toEqual([first.status, first.body])
  expect(second.headers.get('content-type')).toContain('application/problem+json')
})

test('a key used for another body is refused', async () => {
  const key = { 'idempotency-key': 'click-0001' }
  const other = await api.as('liu.yang').post<Set>(path, { ...absence, to: '2026-01-15' }, key)
  expect([other.status, other.body.code]).toEqual([409, 'request.key-reused'])
})

test('two people may use the same key', async () => {
  const key = { 'idempotency-key': 'click-0001' }
  const body = { ...absence, deputy: 'zhao.min' }
  const other = await api.as('sun.yue').post<Set>('/api/people/sun.yue/absences', body, key)
  expect(other.status).toBe(200)
})

test('of ten sent at once one acts and none acts twice', async () => {
  const key = { 'idempotency-key': 'click-0003' }
  const body = { name: '本周到期', query: 'within=5' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => api.as('ma.li').post<Set>('/api/views', body, key)),
  )
  const done = answers.filter((a) => a.status === 200)
  expect(done.length).toBeGreaterThan(0)
  expect(new Set(done.map((a) => a.body.id)).size).toBe(1)
  const codes = answers.filter((a) => a.status !== 200).map((a) => a.body.code)
  expect(codes.every((code) => code === 'request.in-progress')).toBe(true)
})

test('a write cut off by a crash may be sent again after a minute', async () => {
  const request = {
    personId: 'he.jing',
    key: 'click-0004',
    operation: 'POST /api/views',
    digest: 'same',
  }
  expect(await beginRequest(api.db, { ...request, at: '2026-01-05T09:00:00+08:00' })).toEqual({
    is: 'new',
  })
  expect(await beginRequest(api.db, { ...request, at: '2026-01-05T09:00:59+08:00' })).toEqual({
    is: 'in-progress',
  })
  expect(await beginRequest(api.db, { ...request, at: '2026-01-05T09:01:01+08:00' })).toEqual({
    is: 'new',
  })
})

test('a key that is no key is refused', async () => {
  const answer = await api.as('liu.yang').post(path, absence, { 'idempotency-key': 'x' })
  expect(answer.status).toBe(422)
})
