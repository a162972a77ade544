import { afterEach, describe, expect, test, vi } from 'vitest'
import { online, Problem, Unreachable } from '../../web/api.ts'
import { answer, api, withId } from '../../web/client.ts'

const replied = (status: number, body?: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status })

/** Answers one call after another and notes the keys they came with. */
function apiThat(...answers: (() => Promise<Response>)[]) {
  const keys: (string | null)[] = []
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    const next = answers.shift()
    return next ? next() : Promise.reject(new TypeError('no more answers'))
  })
  return keys
}

afterEach(() => vi.unstubAllGlobals())

const write = (json: { outcome: string }) =>
  answer(api.tasks[':id'].complete.$post({ ...withId('t1'), json }))
const read = () => answer(api.tasks.$get({ query: { q: '', within: 0 } }))
const works = () => Promise.resolve(replied(200, { ok: true }))
const isDown = () => Promise.reject(new TypeError('network'))

describe('a write', () => {
  test('tried again after the network failed keeps its key, so that it acts once', async () => {
    const keys = apiThat(isDown, works, works)
    await expect(write({ outcome: 'filed' })).rejects.toBeInstanceOf(Unreachable)
    expect(online()).toBe(false)
    await write({ outcome: 'filed' })
    expect(online()).toBe(true)
    await write({ outcome: 'filed' })
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  test('of other words has another key', async () => {
    const keys = apiThat(isDown, works)
    await expect(write({ outcome: 'filed' })).rejects.toBeInstanceOf(Unreachable)
    await write({ outcome: 'closed' })
    expect(keys[1]).not.toBe(keys[0])
  })

  test('refused says why, who can help and at which fields', async () => {
    const detail = { zh: '不能核验自己的整改', en: 'Not your own' }
    apiThat(() =>
      Promise.resolve(replied(409, { code: 'task.not-by', detail, field: 'values.finding' })),
    )
    const problem = await write({ outcome: 'filed' }).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).fields).toEqual({ 'values.finding': detail })
    expect((problem as Problem).body.status).toBe(409)
  })
})

describe('a read', () => {
  test('carries no key', async () => {
    const keys = apiThat(works)
    await read()
    expect(keys).toEqual([null])
  })

  test('asks for what was given, a nought too, and for nothing that was left empty', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url)
      return works()
    })
    await read()
    await answer(api.tasks[':id'].$get(withId('a/b?c')))
    expect(asked).toEqual(['/api/tasks?within=0', '/api/tasks/a%2Fb%3Fc'])
  })

  test('answered by something that is not ours is a problem all the same', async () => {
    apiThat(() => Promise.resolve(new Response('<html>', { status: 500 })))
    const problem = await read().catch((error: unknown) => error)
    expect((problem as Problem).body.code).toBe('http.500')
  })
})
