import { createRoute, z } from '@hono/zod-openapi'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import { WarningDetail } from '../schemas/warning.ts'
import { warningDetail } from '../warning-detail.ts'

const get = createRoute({
  method: 'get',
  path: '/api/warnings/{id}',
  operationId: 'warning.get',
  tags: ['warning'],
  summary: '风险预警的数据、依据和提醒函',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answers(WarningDetail) },
})

/** What raised a warning, and the letter that followed (domain §5.12). */
export function warningRoutes({ db }: Deps) {
  return newRouter().openapi(get, async (c) => {
    const detail = await warningDetail(db, c.req.valid('param').id, c.var.viewer)
    if (!detail) throw notFound()
    return c.json(detail, 200)
  })
}
