import { createRoute, z } from '@hono/zod-openapi'
import { encodeCursor } from '../../db/cursor.ts'
import {
  dropDeliveries,
  type FailureRow,
  listFailures,
  retryDeliveries,
} from '../../db/delivery-list.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { answers, jsonBody } from '../openapi.ts'
import { reasonText } from '../outside/outcome.ts'
import { record } from '../record.ts'
import { DeliveriesDone, DeliveryIds, FailedDelivery, failureStates } from '../schemas/channel.ts'
import { PageQuery, page } from '../schemas/common.ts'

const list = createRoute({
  method: 'get',
  path: '/api/deliveries',
  operationId: 'delivery.list',
  tags: ['channels'],
  summary: '没有发出的通知:发给谁、为什么;不含内容',
  request: { query: PageQuery.extend({ state: z.enum(failureStates).default('failed') }) },
  responses: { 200: answers(page(FailedDelivery)) },
})
const retry = createRoute({
  method: 'post',
  path: '/api/deliveries/retry',
  operationId: 'delivery.retry',
  tags: ['channels'],
  summary: '重新发送',
  request: { body: jsonBody(DeliveryIds) },
  responses: { 200: answers(DeliveriesDone) },
})
const drop = createRoute({
  method: 'post',
  path: '/api/deliveries/drop',
  operationId: 'delivery.drop',
  tags: ['channels'],
  summary: '不再发送',
  request: { body: jsonBody(DeliveryIds) },
  responses: { 200: answers(DeliveriesDone) },
})

/** What did not go out, for whoever looks after the channels. */
export function deliveryRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(list, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const { state, cursor, limit } = c.req.valid('query')
      const after = cursorFrom(cursor)
      const rows = await listFailures(db, { state, after, limit: limit + 1 })
      const items = rows.slice(0, limit).map(failureView)
      const last = rows.length > limit ? items.at(-1) : undefined
      return c.json({ items, next: last ? encodeCursor({ ...last, key: last.since }) : null }, 200)
    })
    .openapi(retry, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const at = clock.now()
      const ids = await record(db, async (tx, enter) => {
        const done = await retryDeliveries(tx, c.req.valid('json').ids, at)
        const data = { deliveries: done }
        enter({ at, kind: 'delivery.retried', actor: c.var.viewer.personId, data })
        return done
      })
      return c.json({ ids: [...ids] }, 200)
    })
    .openapi(drop, async (c) => {
      demand(c.var.viewer, 'channels.admin')
      const [at, by] = [clock.now(), c.var.viewer.personId]
      const ids = await record(db, async (tx, enter) => {
        const done = await dropDeliveries(tx, c.req.valid('json').ids, { at, by })
        enter({ at, kind: 'delivery.dropped', actor: by, data: { deliveries: done } })
        return done
      })
      return c.json({ ids: [...ids] }, 200)
    })
}

function failureView(row: FailureRow): z.infer<typeof FailedDelivery> {
  const { person, robot, reason, said, ...rest } = row
  const to = person ?? robot ?? { id: '', name: '—' }
  return { ...rest, to, reason: reasonText(reason, said) }
}
