import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ proof: true, now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

async function solved() {
  const { body: challenge } = await api.as(null).get<Challenge>('/api/portal/challenge')
  const solution = await solveChallenge({ challenge, deriveKey })
  return { challenge, solution }
}
const file = (proof: unknown, text = '材料交了三次') =>
  api.as(null).post<{ number: string; code: string }>('/api/portal/complaints', { text, proof })
const count = async () =>
  (await api.db.execute<{ n: number }>(sql`select count(*)::int as n from complaint`))[0]?.n

test('a stranger’s browser solves a challenge before it files', async () => {
  expect((await file(undefined)).status).toBe(422)
  expect((await file(await solved())).status).toBe(201)
})

test('a solution serves once: the same filing gets the same receipt, another one is refused', async () => {
  const proof = await solved()
  const first = await file(proof)
  const before = await count()
  expect((await file(proof)).body).toEqual(first.body)
  expect(await file(proof, '另一件事')).toMatchObject({
    status: 409,
    body: { code: 'proof.spent' },
  })
  expect(await count()).toBe(before)
})

test('the same filing sent twice at once is one', async () => {
  const proof = await solved()
  const before = (await count()) ?? 0
  const [one, other] = await Promise.all([file(proof, '同时两次'), file(proof, '同时两次')])
  expect(one?.body).toEqual(other?.body)
  expect(await count()).toBe(before + 1)
})

test('a challenge that was changed, or of another’s making, is no proof', async () => {
  const { challenge, solution } = await solved()
  const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }
  expect((await file({ challenge: easier, solution })).status).toBe(422)
  const wrong = { counter: 1, derivedKey: '00'.repeat(32) }
  expect((await file({ challenge, solution: wrong })).status).toBe(422)
  const unsigned = { parameters: challenge.parameters }
  expect((await file({ challenge: unsigned, solution })).status).toBe(422)
})

test('whoever asks for many challenges pays more, and is never refused', async () => {
  const costs: number[] = []
  for (let i = 0; i < 25; i += 1) {
    const { status, body } = await api.as(null).get<Challenge>('/api/portal/challenge')
    expect(status).toBe(200)
    costs.push(body.parameters.cost)
  }
  expect(costs.at(-1)).toBeGreaterThan(costs[0] ?? 0)
})

test('the channel of a stranger is the online one, whatever they say', async () => {
  const proof = await solved()
  const { body } = await api.as(null).post<{ number: string }>('/api/portal/complaints', {
    text: '谎称来自窗口',
    channel: 'window',
    proof,
  })
  const [row] = await api.db.execute<{ channel: string }>(
    sql`select channel from complaint where number = ${body.number}`,
  )
  expect(row?.channel).toBe('online')
})
