import { createRoute, type z } from '@hono/zod-openapi'
import type { Viewer } from '../../db/viewer.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { notFound, Refusal } from '../errors.ts'
import { LedgerFileError } from '../ledger-import/ledger-file-error.ts'
import { readWorkbook } from '../ledger-import/read-workbook.ts'
import { answers, jsonBody } from '../openapi.ts'
import { MAX_ORDERS, type OrderRow, readOrders } from '../orders/read-orders.ts'
import { checkSignature, spendSignature } from '../orders/signed-request.ts'
import { takeOrder } from '../orders/take-order.ts'
import { createQueue } from '../queue.ts'
import { Receipt } from '../schemas/complaint.ts'
import { OrderFile, OrderPreview, OrdersTaken, SendOrder } from '../schemas/orders.ts'
import type { Sealing } from '../sealing/sealing.ts'

const send = createRoute({
  method: 'post',
  path: '/api/intake/12345',
  operationId: 'order.send',
  tags: ['order'],
  summary: '12345平台推送工单:X-Timestamp 为 Unix 秒,X-Signature 为 HMAC-SHA256("<时间>.<正文>")',
  request: { body: jsonBody(SendOrder) },
  responses: { 201: answers(Receipt) },
})
const file = { body: { required: true, content: { 'multipart/form-data': { schema: OrderFile } } } }
const preview = createRoute({
  method: 'post',
  path: '/api/complaints/orders/preview',
  operationId: 'order.preview',
  tags: ['order'],
  summary: '读取12345工单表,逐行说明将导入什么;不保存任何内容',
  request: file,
  responses: { 200: answers(OrderPreview) },
})
const importFile = createRoute({
  method: 'post',
  path: '/api/complaints/orders',
  operationId: 'order.import',
  tags: ['order'],
  summary: '导入12345工单表:每件一份回执,同一工单号只收一次',
  request: file,
  responses: { 200: answers(OrdersTaken) },
})

/** 12345 work orders: pushed by the platform, or brought in as the table it exports (domain §5.2). */
export function orderRoutes(deps: Deps, sealing: Sealing) {
  const { db, env } = deps
  const readings = createQueue({ atOnce: 1, waiting: 4 })

  async function rowsOf(viewer: Viewer, given: File): Promise<readonly Judged[]> {
    demand(viewer, 'order.import')
    const bytes = new Uint8Array(await given.arrayBuffer())
    const rows = await readings(async () => readOrders(await readWorkbook(bytes))).catch(refuseFile)
    if (rows.length > MAX_ORDERS) throw tooMany()
    return judge(rows)
  }

  return newRouter()
    .openapi(send, async (c) => {
      const secret = env.INTAKE_12345_SECRET
      if (!secret) throw notFound()
      const signature = checkSignature(secret, {
        timestamp: c.req.header('x-timestamp'),
        signature: c.req.header('x-signature'),
        body: await c.req.text(),
      })
      await db.transaction((tx) => spendSignature(tx, signature))
      const { number, code, receivedAt } = await takeOrder(deps, sealing, c.req.valid('json'))
      return c.json({ number, code, receivedAt }, 201)
    })
    .openapi(preview, async (c) => {
      const judged = await rowsOf(c.var.viewer, c.req.valid('form').file)
      const rows = judged.map(({ row: r, problem }) => ({
        row: r.row,
        order: r.order,
        text: r.text.slice(0, 200),
        section: r.section,
        realName: r.caller !== null,
        happenedOn: r.happenedOn,
        problem,
      }))
      return c.json({ rows, importable: rows.filter((r) => !r.problem).length }, 200)
    })
    .openapi(importFile, async (c) => {
      const { viewer } = c.var
      const judged = await rowsOf(viewer, c.req.valid('form').file)
      const orders: z.infer<typeof OrdersTaken>['orders'] = []
      for (const { row, problem } of judged) {
        if (problem) continue
        const taken = await takeOrder(deps, sealing, row, { takenBy: viewer.personId })
        const { number, code, receivedAt } = taken
        orders.push({ row: row.row, order: row.order, number, code, receivedAt })
      }
      return c.json({ orders, left: judged.length - orders.length }, 200)
    })
}

type Judged = { readonly row: OrderRow; readonly problem: Text | null }

function judge(rows: readonly OrderRow[]): Judged[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const problem = problemOf(row, seen)
    seen.add(row.order)
    return { row, problem }
  })
}

function problemOf({ order, text }: OrderRow, seen: ReadonlySet<string>): Text | null {
  if (order === '') return { zh: '没有工单编号', en: 'No order number' }
  if (text === '') return { zh: '没有诉求内容', en: 'No content' }
  if (order.length > 64) return { zh: '工单编号过长', en: 'The order number is too long' }
  if (text.length > 10_000) return { zh: '内容超过10000字', en: 'More than 10 000 characters' }
  return seen.has(order)
    ? { zh: '与前面的行是同一工单', en: 'The same order as a row before' }
    : null
}

function refuseFile(error: unknown): never {
  if (!(error instanceof LedgerFileError)) throw error
  const { code, said: detail } = error
  throw new Refusal({ status: 422, code: `order-file.${code}`, detail, field: 'file' })
}

const tooMany = () =>
  new Refusal({
    status: 422,
    code: 'order-file.too-many',
    detail: {
      zh: `一次最多${MAX_ORDERS}件工单,请拆分后导入`,
      en: `At most ${MAX_ORDERS} orders at a time; split the file`,
    },
    field: 'file',
  })
