import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

type Problem = {
  readonly status: number
  readonly code: string
  readonly fields?: readonly { readonly field: string }[]
}

test('an address of the API that does not exist is a problem, not a page', async () => {
  for (const login of [null, 'liu.yang']) {
    const { status, headers, body } = await api.as(login).get<Problem>('/api/nothing-here')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body.code).toBe('not-found')
  }
})

test('a body that is not JSON is refused as such', async () => {
  const { status, body } = await api.as('kong.lin').post<Problem>('/api/people', '{"login": ')
  expect([status, body.code]).toEqual([400, 'request.malformed'])
})

test('a body of another kind than JSON is refused', async () => {
  const kind = { 'content-type': 'text/xml' }
  const { status } = await api.as('kong.lin').post<Problem>('/api/people', '<person/>', kind)
  expect(status).toBe(415)
})

test('a body over a megabyte is refused unread', async () => {
  const { status, body } = await api
    .as('kong.lin')
    .post<Problem>('/api/people', { login: 'x'.repeat(2_000_000) })
  expect([status, body.code]).toEqual([413, 'request.too-large'])
})

test('every field that is wrong is named', async () => {
  const { status, body } = await api
    .as('kong.lin')
    .post<Problem>('/api/people', { login: 'Not A Login', section: 5 })
  expect(status).toBe(422)
  expect(body.fields?.map((f) => f.field).sort()).toEqual(['login', 'name', 'section'])
})

test('a character that can not be kept is refused, not a failure', async () => {
  const body = { login: 'new.one', name: 'a\u0000b', section: 'permits' }
  const { status } = await api.as('kong.lin').post<Problem>('/api/people', body)
  expect(status).toBe(422)
})

test('nobody signed in is told so', async () => {
  const { status, body } = await api.as(null).get<Problem>('/api/people')
  expect([status, body.code]).toEqual([401, 'session.none'])
})

test('pages of other sites can not write', async () => {
  const headers = { origin: 'https://elsewhere.example' }
  const { status } = await api.as('kong.lin').post('/api/views', { name: 'x', query: '' }, headers)
  expect(status).toBe(403)
})

test('answers forbid foreign scripts, frames, referrers and sniffing', async () => {
  const { headers } = await api.as(null).get('/docs')
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('the documentation is served without reaching elsewhere', async () => {
  const page = await api.as(null).get<string>('/docs')
  expect(page.body).not.toMatch(/https?:\/\//)
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js']) {
    expect((await api.as(null).get(`/docs/${file}`)).status).toBe(200)
  }
  expect((await api.as(null).get('/docs/package.json')).status).toBe(404)
})

test('figures count requests by route and tell of the backlog', async () => {
  await api.as('liu.yang').get('/api/people/chen.wei')
  const { body } = await api.as(null).get<string>('/metrics')
  expect(body).toContain('route="/api/people/:id"')
  expect(body).toContain('qingfeng_outbox_backlog 0')
  expect(body).not.toContain('chen.wei')
})

test('the log knows the route and the person, never the path or the query', async () => {
  await api.as('liu.yang').get('/api/people?q=%E9%99%88%E4%BC%9F-secret')
  const line = api.logged().at(-1) ?? ''
  expect(line).toContain('"route":"/api/people"')
  expect(line).toContain('"person":"liu.yang"')
  expect(api.logged().join('')).not.toContain('secret')
})

test('what people wrote is in no log, not even when the database refuses it', async () => {
  const canary = '金丝雀13800138000'
  const name = `${canary}\u0000`
  const refused = [
    await api.as('kong.lin').post('/api/people', { login: 'canary.one', name, section: 'permits' }),
    await api.as('liu.yang').post('/api/views', { name, query: canary }),
    await api.as('liu.yang').get(`/api/people/${encodeURIComponent(name)}`),
    await api.as('liu.yang').post('/api/views', `{"name": "${canary}`),
  ]
  expect(refused.map((answer) => answer.status)).toEqual([422, 422, 422, 400])
  const log = api.logged().join('')
  expect(log).toContain('the database refused')
  expect(log).not.toContain('金丝雀')
  expect(log).not.toContain('13800138000')
})
