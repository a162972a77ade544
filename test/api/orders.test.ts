import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { upload } from '../support/upload.ts'

type Receipt = { readonly number: string; readonly code: string }
type Taken = { readonly orders: readonly (Receipt & { order: string })[]; readonly left: number }

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const order = {
  order: 'WT2026031800017',
  text: '市民反映行政审批科窗口推诿,要求核查',
  section: '某市某局行政审批科',
  caller: { name: '孙大爷', phone: '13500001111' },
}
const now = () => String(Math.floor(Date.now() / 1000))
const sign = (body: string, timestamp: string, secret = api.env.INTAKE_12345_SECRET ?? '') =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
async function send(body: object, more: { timestamp?: string; signature?: string } = {}) {
  const text = JSON.stringify(body)
  const timestamp = more.timestamp ?? now()
  return await api.as(null).post<Receipt>('/api/intake/12345', text, {
    'x-timestamp': timestamp,
    'x-signature': more.signature ?? sign(text, timestamp),
  })
}

describe('orders that the 12345 platform sends', () => {
  test('are complaints, of the section they name', async () => {
    const { status, body } = await send(order)
    expect(status).toBe(201)
    const [row] =
      await api.db.execute(sql`select k.channel, k.real_name, c.section_id from complaint k
      join "case" c on c.id = k.case_id where k.number = ${body.number}`)
    expect(row).toEqual({ channel: '12345', real_name: true, section_id: 'permits' })
  })

  test('are one complaint each, however often they are sent, with the same receipt', async () => {
    const first = await send({ ...order, order: 'A-1' })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const again = await send({ ...order, order: 'A-1' })
    expect(again.status).toBe(201)
    expect({ number: again.body.number, code: again.body.code }).toEqual({
      number: first.body.number,
      code: first.body.code,
    })
  })

  test('are refused unsigned, signed wrongly, too late, changed, or a second time', async () => {
    const text = JSON.stringify(order)
    const timestamp = now()
    expect((await send(order, { signature: '' })).status).toBe(401)
    expect((await send(order, { signature: sign(text, timestamp, 'x'.repeat(32)) })).status).toBe(
      401,
    )
    const late = String(Number(now()) - 301)
    expect((await send(order, { timestamp: late })).status).toBe(401)
    expect(
      (
        await send(
          { ...order, text: '改过的内容' },
          { timestamp, signature: sign(text, timestamp) },
        )
      ).status,
    ).toBe(401)
    const once = { ...order, order: 'A-2' }
    const signature = sign(JSON.stringify(once), timestamp)
    expect((await send(once, { timestamp, signature })).status).toBe(201)
    expect(await send(once, { timestamp, signature })).toMatchObject({
      status: 409,
      body: { code: 'request.replayed' },
    })
  })

  test('of a unit that nobody knows are taken in all the same', async () => {
    const { body } = await send({ ...order, order: 'A-3', section: '某街道办' })
    const [row] = await api.db.execute<{ id: string }>(
      sql`select case_id as id from complaint where number = ${body.number}`,
    )
    const read = await api.as('zuofengban').get<{ text: string }>(`/api/complaints/${row?.id}`)
    expect(read.body.text).toContain('某街道办')
  })
})

describe('the platform’s table of orders', () => {
  async function aTable(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('工单')
    sheet.addRow(['12345政务服务便民热线工单'])
    sheet.addRow([
      '工单编号',
      '来电人',
      '联系电话',
      '诉求标题',
      '诉求内容',
      '被反映单位',
      '发生时间',
    ])
    for (const row of rows) sheet.addRow([...row])
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  const rows = [
    ['B-1', '周女士', '13600002222', '窗口推诿', '三号窗口推诿', '审批科', new Date('2026-03-02')],
    ['B-2', '', '', '', '匿名反映公车私用', '', '2026-03-05'],
    ['B-2', '', '', '', '重复的一行', '', ''],
    ['', '', '', '', '没有编号', '', ''],
    ['B-3', '', '', '', '', '', ''],
  ]

  test('is read first, row by row, and nothing is kept', async () => {
    const before = await count()
    const bytes = await aTable(rows)
    const { body } = await upload<{
      importable: number
      rows: readonly { order: string; problem: { zh: string } | null; happenedOn: string | null }[]
    }>(api, 'zuofengban', { path: '/api/complaints/orders/preview', name: '工单.xlsx', bytes })
    expect(body.importable).toBe(2)
    expect(body.rows.map((row) => row.problem?.zh ?? 'ok')).toEqual([
      'ok',
      'ok',
      '与前面的行是同一工单',
      '没有工单编号',
      '没有诉求内容',
    ])
    expect(body.rows[0]?.happenedOn).toBe('2026-03-02')
    expect(await count()).toBe(before)
  })

  test('then each row is a complaint with a receipt, and once only, also when it was sent before', async () => {
    await send({ order: 'B-2', text: '平台先推送的' })
    const before = (await count()) ?? 0
    const to = { path: '/api/complaints/orders', name: '工单.xlsx', bytes: await aTable(rows) }
    const first = await upload<Taken>(api, 'zuofengban', to)
    const again = await upload<Taken>(api, 'zuofengban', to)
    expect(first.body.orders.map((o) => o.order)).toEqual(['B-1', 'B-2'])
    expect(again.body).toEqual(first.body)
    expect(await count()).toBe(before + 1)
  })

  test('without the headings is refused with what it needs', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('x').addRow(['甲', '乙'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const to = { path: '/api/complaints/orders', name: '工单.xlsx', bytes }
    expect(await upload(api, 'zuofengban', to)).toMatchObject({
      status: 422,
      body: { code: 'order-file.no-orders' },
    })
  })
})

const count = async () =>
  (await api.db.execute<{ n: number }>(sql`select count(*)::int as n from complaint`))[0]?.n
