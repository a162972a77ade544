import { createRoute, z } from '@hono/zod-openapi'
import { endSessionsOf } from '../../db/sessions.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { jsonBody } from '../openapi.ts'
import { lockPresent } from '../people/change-person.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import { SetPassword } from '../schemas/people.ts'
import { ChangePassword } from '../schemas/session.ts'
import type { Accounts } from '../session/accounts.ts'
import type { SignInThrottle } from '../session/sign-in-throttle.ts'

const set = createRoute({
  method: 'post',
  path: '/api/people/{id}/password',
  operationId: 'person.setPassword',
  tags: ['people'],
  summary: '重设口令,并退出其所有登录',
  request: { params: z.object({ id: Id }), body: jsonBody(SetPassword) },
  responses: { 204: { description: '已重设' } },
})
const change = createRoute({
  method: 'post',
  path: '/api/session/password',
  operationId: 'session.changePassword',
  tags: ['session'],
  summary: '修改自己的口令,其他登录随之退出',
  request: { body: jsonBody(ChangePassword) },
  responses: { 204: { description: '已修改' } },
})

/** Passwords: given by the administrator, changed by their owner. Either ends the other sessions. */
export function passwordRoutes(
  { db, clock }: Deps,
  { accounts, throttle }: { readonly accounts: Accounts; readonly throttle: SignInThrottle },
) {
  return newRouter()
    .openapi(set, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { id } = c.req.valid('param')
      const person = await record(db, async (tx, enter) => {
        const locked = await lockPresent(tx, id, viewer.today)
        const entry = { kind: 'person.password-set', actor: viewer.personId } as const
        enter({ ...entry, at: clock.now(), data: { person: id } })
        return locked
      })
      await accounts.setPassword(person, c.req.valid('json').password)
      await endSessionsOf(db, id)
      return c.body(null, 204)
    })
    .openapi(change, async (c) => {
      const { viewer } = c.var
      const { current, password } = c.req.valid('json')
      await throttle.attempt(c, viewer.personId)
      const isRight = await accounts.signIn(viewer.personId, current)
      if (!isRight) throw wrongCurrent()
      await throttle.succeed(c, viewer.personId)
      const { personId: id, name } = viewer
      await accounts.setPassword({ id, login: id, name }, password)
      await endSessionsOf(db, id)
      const cookies = await accounts.signIn(id, password)
      for (const cookie of cookies ?? []) c.header('Set-Cookie', cookie, { append: true })
      await record(db, async (_, enter) =>
        enter({
          at: clock.now(),
          kind: 'person.password-changed',
          actor: id,
          data: { person: id },
        }),
      )
      return c.body(null, 204)
    })
}

const wrongCurrent = () =>
  invalid('current', 'session.wrong', { zh: '当前口令不对', en: 'The current password is wrong' })
