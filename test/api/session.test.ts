import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccounts } from '../../api/session/accounts.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ identify: 'session', now: '2026-03-18T09:00:00+08:00' })
  const accounts = createAccounts(api.db, api.env)
  for (const [login, name] of [
    ['sun.yue', '孙悦'],
    ['gao.xiang', '高翔'],
    ['kong.lin', '孔林'],
    ['luo.min', '罗敏'],
  ] as const) {
    await accounts.setPassword({ id: login, login, name }, `${login} 的口令`)
  }
})
afterAll(() => api.close())

type Who = { readonly person: { readonly login: string }; readonly can: readonly string[] }

async function signIn(login: string, password: string, headers: Record<string, string> = {}) {
  const answer = await api.as(null).post<Who>('/api/session', { login, password }, headers)
  const cookies = answer.headers.getSetCookie()
  const cookie = cookies.map((c) => c.split(';')[0]).join('; ')
  return { ...answer, cookies, cookie }
}
const whoIs = async (cookie: string) =>
  await api.app.request('/api/session', { headers: { cookie } })

test('a person signs in with their password and is told what they may do', async () => {
  const { status, body, cookie } = await signIn('sun.yue', 'sun.yue 的口令')
  expect(status).toBe(200)
  expect(body.person.login).toBe('sun.yue')
  expect(body.can).toEqual(['issue.report', 'ledger.import', 'ledger.export', 'complaint.take'])
  expect((await whoIs(cookie)).status).toBe(200)
})

test('the cookie is for this host over TLS only, and out of reach of scripts', async () => {
  const { cookies } = await signIn('sun.yue', 'sun.yue 的口令')
  const session = cookies.find((c) => c.startsWith('__Host-qingfeng='))
  expect(session).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Strict/)
})

test('a wrong login and a wrong password are answered alike', async () => {
  const wrongPassword = await signIn('sun.yue', 'something else')
  const wrongLogin = await signIn('nobody.here', 'something else')
  const oddLogin = await signIn("' or 1=1 --", 'something else')
  expect(wrongPassword.status).toBe(401)
  expect(wrongLogin.status).toBe(401)
  expect(wrongLogin.body).toEqual(wrongPassword.body)
  expect(oddLogin.body).toEqual(wrongPassword.body)
  expect(wrongLogin.cookies).toEqual([])
})

test('signing in again ends the session the browser had', async () => {
  const first = await signIn('sun.yue', 'sun.yue 的口令')
  const second = await signIn('sun.yue', 'sun.yue 的口令', { cookie: first.cookie })
  expect(second.cookie).not.toBe(first.cookie)
  expect((await whoIs(first.cookie)).status).toBe(401)
  expect((await whoIs(second.cookie)).status).toBe(200)
})

test('after signing out the session is no good any more', async () => {
  const { cookie } = await signIn('sun.yue', 'sun.yue 的口令')
  const out = await api.app.request('/api/session', { method: 'DELETE', headers: { cookie } })
  expect(out.status).toBe(204)
  expect((await whoIs(cookie)).status).toBe(401)
})

test('a cookie with another token in it is nobody’s', async () => {
  const { cookie } = await signIn('sun.yue', 'sun.yue 的口令')
  const forged = cookie.replace(/qingfeng=\w{4}/, 'qingfeng=aaaa')
  expect((await whoIs(forged)).status).toBe(401)
})

test('whoever leaves is signed out and can not sign in again', async () => {
  const { cookie } = await signIn('gao.xiang', 'gao.xiang 的口令')
  const admin = await signIn('kong.lin', 'kong.lin 的口令')
  const left = await api
    .as(null)
    .post('/api/people/gao.xiang/leave', { from: '2026-03-18' }, { cookie: admin.cookie })
  expect(left.status).toBe(200)
  expect((await whoIs(cookie)).status).toBe(401)
  expect((await signIn('gao.xiang', 'gao.xiang 的口令')).status).toBe(401)
})

test('a change of roles ends the sessions of the person', async () => {
  const { cookie } = await signIn('luo.min', 'luo.min 的口令')
  const admin = await signIn('kong.lin', 'kong.lin 的口令')
  const body = { role: 'committee', section: null, from: '2026-03-18' }
  await api.as(null).post('/api/people/luo.min/roles', body, { cookie: admin.cookie })
  expect((await whoIs(cookie)).status).toBe(401)
})

test('a new password needs the old one and ends the sessions elsewhere', async () => {
  const here = await signIn('sun.yue', 'sun.yue 的口令')
  const there = await signIn('sun.yue', 'sun.yue 的口令')
  const change = async (current: string) =>
    await api
      .as(null)
      .post(
        '/api/session/password',
        { current, password: '新的口令一二三四' },
        { cookie: here.cookie },
      )
  expect((await change('not the old one')).status).toBe(422)
  const changed = await change('sun.yue 的口令')
  expect(changed.status).toBe(204)
  const cookie = changed.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  expect((await whoIs(there.cookie)).status).toBe(401)
  expect((await whoIs(cookie)).status).toBe(200)
  expect((await signIn('sun.yue', 'sun.yue 的口令')).status).toBe(401)
  const admin = await signIn('kong.lin', 'kong.lin 的口令')
  const body = { password: 'sun.yue 的口令' }
  const path = '/api/people/sun.yue/password'
  expect((await api.as(null).post(path, body, { cookie: admin.cookie })).status).toBe(204)
  expect((await whoIs(cookie)).status).toBe(401)
  expect((await signIn('sun.yue', 'sun.yue 的口令')).status).toBe(200)
})

test('another site’s page can not sign anybody in or out', async () => {
  const foreign = { origin: 'https://elsewhere.example' }
  const answer = await signIn('sun.yue', 'sun.yue 的口令', foreign)
  expect(answer.status).toBe(403)
  const sameSite = await signIn('sun.yue', 'sun.yue 的口令', { 'sec-fetch-site': 'cross-site' })
  expect(sameSite.status).toBe(403)
})

describe('guessing passwords', () => {
  test('is stopped after ten attempts, whether or not the login exists, and locks out nobody who has signed in before', async () => {
    const known = await signIn('sun.yue', 'sun.yue 的口令')
    for (const login of ['sun.yue', 'nobody.there']) {
      const statuses = []
      for (let i = 0; i < 11; i += 1) statuses.push((await signIn(login, 'guess')).status)
      expect(statuses.slice(-1)).toEqual([429])
    }
    expect((await signIn('sun.yue', 'sun.yue 的口令')).status).toBe(429)
    const own = await signIn('sun.yue', 'sun.yue 的口令', { cookie: known.cookie })
    expect(own.status).toBe(200)
  })
})

test('there is no one-click sign-in in production', async () => {
  expect((await api.as(null).get('/api/session/demonstration')).status).toBe(404)
  const answer = await api.as(null).post('/api/session/demonstration', { login: 'kong.lin' })
  expect(answer.status).toBe(404)
})

test('a demonstration signs in with one click per role', async () => {
  const demonstration = await startApi({ identify: 'session', mode: 'demonstration' })
  const accounts = await demonstration
    .as(null)
    .get<{ login: string; role: string }[]>('/api/session/demonstration')
  const shown = accounts.body.map((a) => a.role)
  expect(shown).toEqual(expect.arrayContaining(['staff', 'head', 'leader', 'chief', 'admin']))
  for (const { login } of accounts.body) {
    const answer = await demonstration.as(null).post('/api/session/demonstration', { login })
    expect(answer.status).toBe(200)
  }
  await demonstration.close()
})
