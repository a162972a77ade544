import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findPerson, namesOf } from '../../db/people.ts'
import { endSession } from '../../db/sessions.ts'
import { loadViewer, type Viewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { type AppEnv, newRouter } from '../app-env.ts'
import { can } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { notFound, notSignedIn, Refusal } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { roleLabels } from '../role-labels.ts'
import { capabilities, DemonstrationAccount, Session, SignIn } from '../schemas/session.ts'
import type { Accounts } from '../session/accounts.ts'
import { demonstrationAccounts } from '../session/demonstration.ts'
import { dropSessionCookie, sessionToken } from '../session/session-cookie.ts'
import type { SignInThrottle } from '../session/sign-in-throttle.ts'

const get = createRoute({
  method: 'get',
  path: '/api/session',
  operationId: 'session.get',
  tags: ['session'],
  summary: '谁登录了,能做什么',
  responses: { 200: answers(Session) },
})
const signIn = createRoute({
  method: 'post',
  path: '/api/session',
  operationId: 'session.signIn',
  tags: ['session'],
  summary: '登录',
  request: { body: jsonBody(SignIn) },
  responses: { 200: answers(Session) },
})
const signOut = createRoute({
  method: 'delete',
  path: '/api/session',
  operationId: 'session.signOut',
  tags: ['session'],
  summary: '退出',
  responses: { 204: { description: '已退出' } },
})
const demonstration = createRoute({
  method: 'get',
  path: '/api/session/demonstration',
  operationId: 'session.demonstrationAccounts',
  tags: ['session'],
  summary: '演示账号,每种角色一个',
  responses: { 200: answers(z.array(DemonstrationAccount)) },
})
const signInAs = createRoute({
  method: 'post',
  path: '/api/session/demonstration',
  operationId: 'session.demonstrate',
  tags: ['session'],
  summary: '以演示账号登录',
  request: { body: jsonBody(SignIn.pick({ login: true })) },
  responses: { 200: answers(Session) },
})

/** Signing in and out, and who is signed in. */
export function sessionRoutes(
  deps: Deps,
  { accounts, throttle }: { readonly accounts: Accounts; readonly throttle: SignInThrottle },
) {
  const { db, env } = deps
  const day = () => today(deps.clock.now())

  /** Ends what the browser was signed in as before and hands it the new cookies. */
  async function replaceSession(c: Context<AppEnv>, cookies: readonly string[]): Promise<void> {
    const before = await sessionToken(c, env)
    if (before) await endSession(db, before)
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
  }

  return newRouter()
    .openapi(get, async (c) => c.json(await describe(c.var.viewer), 200))
    .openapi(signIn, async (c) => {
      const { login: typed, password } = c.req.valid('json')
      const login = typed.toLowerCase()
      await throttle.attempt(c, login)
      const cookies = await accounts.signIn(login, password)
      const viewer = cookies && (await loadViewer(db, login, day()))
      if (!viewer) throw wrong()
      await throttle.succeed(c, login)
      await replaceSession(c, cookies)
      return c.json(await describe(viewer), 200)
    })
    .openapi(signOut, async (c) => {
      const token = await sessionToken(c, env)
      if (token) await endSession(db, token)
      dropSessionCookie(c, env)
      return c.body(null, 204)
    })
    .openapi(demonstration, async (c) => {
      if (env.QINGFENG_MODE !== 'demonstration') throw notFound()
      return c.json(await demonstrationAccounts(db, day()), 200)
    })
    .openapi(signInAs, async (c) => {
      if (env.QINGFENG_MODE !== 'demonstration') throw notFound()
      const { login } = c.req.valid('json')
      const viewer = await loadViewer(db, login, day())
      if (!viewer) throw notFound()
      await replaceSession(
        c,
        await accounts.signInAs({ id: viewer.personId, login, name: viewer.name }),
      )
      return c.json(await describe(viewer), 200)
    })

  async function describe(viewer: Viewer): Promise<z.infer<typeof Session>> {
    const person = await findPerson(db, viewer.personId, viewer)
    if (!person) throw notSignedIn()
    const { id, login, name, title, section, grants } = person
    const sections = new Map(grants.map((g) => [g.section?.id ?? null, g.section]))
    return {
      person: { id, login, name, title, section },
      roles: viewer.roles
        .filter((held) => held.of === id)
        .map(({ role, sectionId }) => ({
          role,
          section: sections.get(sectionId) ?? null,
          label: roleLabels[role],
        })),
      actingFor: [...(await namesOf(db, viewer.actingFor))],
      can: capabilities.filter((capability) => can(viewer, capability)),
      today: viewer.today,
      demonstration: env.QINGFENG_MODE === 'demonstration',
    }
  }
}

/** The same for a login that is not there, a wrong password, and someone who has left. */
const wrong = (): Refusal =>
  new Refusal({
    status: 401,
    code: 'session.wrong',
    detail: { zh: '账号或密码不对', en: 'Login or password is wrong' },
    help: { zh: '系统管理员可以重设密码', en: 'The system administrator can set a new password' },
  })
