import { createRoute, z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import type { Tx } from '../../db/client.ts'
import { isSection } from '../../db/person-changes.ts'
import { findRobot, listRobots, lockRobot, putRobot, removeRobot } from '../../db/robots.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { createThrottle } from '../http/throttle.ts'
import { answers, jsonBody } from '../openapi.ts'
import { sealAddress, sealOrRefuse } from '../outside/check-robot.ts'
import { reasonText } from '../outside/outcome.ts'
import type { Outside } from '../outside/outside.ts'
import { phrases } from '../outside/words.ts'
import { noSuchSection } from '../people/place-role.ts'
import { record } from '../record.ts'
import { AddRobot, ChangeRobot, Robot } from '../schemas/channel.ts'
import { Id } from '../schemas/common.ts'

const params = z.object({ id: Id })
const list = createRoute({
  method: 'get',
  path: '/api/robots',
  operationId: 'robot.list',
  tags: ['channels'],
  summary: '群机器人;地址和密钥不再显示',
  responses: { 200: answers(z.array(Robot)) },
})
const add = createRoute({
  method: 'post',
  path: '/api/robots',
  operationId: 'robot.add',
  tags: ['channels'],
  summary: '添加群机器人',
  request: { body: jsonBody(AddRobot) },
  responses: { 200: answers(Robot) },
})
const change = createRoute({
  method: 'put',
  path: '/api/robots/{id}',
  operationId: 'robot.change',
  tags: ['channels'],
  summary: '更改群机器人;不填地址则不变',
  request: { params, body: jsonBody(ChangeRobot) },
  responses: { 200: answers(Robot) },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/robots/{id}',
  operationId: 'robot.remove',
  tags: ['channels'],
  summary: '移除群机器人',
  request: { params },
  responses: { 204: { description: '已移除' } },
})
const test = createRoute({
  method: 'post',
  path: '/api/robots/{id}/test',
  operationId: 'robot.test',
  tags: ['channels'],
  summary: '让机器人发一条测试消息',
  request: { params },
  responses: { 204: { description: '对方已收下' } },
})

/** The robots of group chats. Their addresses are secrets: written, sealed, used, never shown. */
export function robotRoutes({ db, clock, env }: Deps, outside: Outside) {
  const throttle = createThrottle({ points: 10, seconds: 600 })
  return newRouter()
    .openapi(list, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      return c.json([...(await listRobots(db))], 200)
    })
    .openapi(add, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const { kind, url, secret, section, ...rest } = c.req.valid('json')
      const [id, setAt, setBy] = [nanoid(), clock.now(), c.var.viewer.personId]
      const address = sealAddress(outside, { id, kind, url }, env)
      const sealedSecret = secret === null ? null : sealOrRefuse(outside, id, 'secret', secret)
      const row = { ...rest, ...address, id, kind, sectionId: section, sealedSecret, setAt, setBy }
      await record(db, async (tx, enter) => {
        await demandSection(tx, section)
        if (!(await putRobot(tx, row))) throw nameTaken()
        const data = { robot: id, robotKind: kind, host: row.host, section }
        enter({ at: setAt, kind: 'robot.added', actor: setBy, data })
      })
      return c.json(await robotOr404(id), 200)
    })
    .openapi(change, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const { id } = c.req.valid('param')
      const { url, secret, unsigned, section, ...rest } = c.req.valid('json')
      const [setAt, setBy] = [clock.now(), c.var.viewer.personId]
      await record(db, async (tx, enter) => {
        const before = await lockRobot(tx, id)
        if (!before) throw notFound()
        await demandSection(tx, section)
        const address = url && sealAddress(outside, { id, kind: before.kind, url }, env)
        const sealedSecret = secret
          ? sealOrRefuse(outside, id, 'secret', secret)
          : unsigned
            ? null
            : before.sealedSecret
        const after = { ...before, ...rest, ...address, sectionId: section, sealedSecret }
        if (!(await putRobot(tx, { ...after, setAt, setBy }))) throw nameTaken()
        const data = { robot: id, host: after.host, section, newAddress: url !== undefined }
        enter({ at: setAt, kind: 'robot.changed', actor: setBy, data })
      })
      return c.json(await robotOr404(id), 200)
    })
    .openapi(remove, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const { id } = c.req.valid('param')
      const at = clock.now()
      await record(db, async (tx, enter) => {
        if (!(await lockRobot(tx, id))) throw notFound()
        await removeRobot(tx, id, at)
        enter({ at, kind: 'robot.removed', actor: c.var.viewer.personId, data: { robot: id } })
      })
      return c.body(null, 204)
    })
    .openapi(test, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const robot = await findRobot(db, c.req.valid('param').id)
      if (!robot) throw notFound()
      await throttle(c, robot.id)
      const { language } = robot
      const message = {
        at: clock.now(),
        language,
        sentence: phrases[language].test,
        path: '/inbox',
      }
      const outcome = await outside.post(robot, message)
      if (!outcome.sent) {
        throw conflict(`delivery.${outcome.reason}`, reasonText(outcome.reason, outcome.said))
      }
      return c.body(null, 204)
    })

  async function robotOr404(id: string) {
    const [row] = await listRobots(db, id)
    if (!row) throw notFound()
    return row
  }
}

async function demandSection(tx: Tx, section: string | null): Promise<void> {
  if (section !== null && !(await isSection(tx, section))) throw noSuchSection()
}

const nameTaken = () =>
  conflict('robot.name-taken', {
    zh: '已有同名的机器人',
    en: 'There is a robot of this name already',
  })
