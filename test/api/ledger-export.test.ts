import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { aRow, importAs, previewAs, rowsOf } from '../support/ledger-rows.ts'

const office = 'zuofengban'
const ledger32 = readFileSync(new URL('../support/ledger-32.xlsx', import.meta.url))

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-01-06T09:00:00+08:00' })
  const { body } = await previewAs(api, office, ledger32)
  await importAs(api, office, rowsOf(body))
  await importAs(api, office, [
    aRow(90, {
      title: '=cmd|calc!A1',
      section: 'finance',
      responsible: ['xu.qing'],
      remark: '@危险',
    }),
    aRow(91, { title: '排队'.repeat(300), section: 'finance', responsible: ['xu.qing'] }),
  ])
})
afterAll(() => api.close())

async function download(login: string, query = '') {
  const response = await api.app.request(`/api/ledger/export${query}`, {
    headers: { 'x-as': login },
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes }
}
async function sheetOf(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  const sheet = book.worksheets[0]!
  const rows = sheet.getRows(4, Math.max(0, sheet.rowCount - 3)) ?? []
  return { title: sheet.getCell('A1').value, rows: rows.map((row) => row.values as unknown[]) }
}

describe('an exported ledger', () => {
  test('is a file to download, named after its section and day', async () => {
    const { status, headers, bytes } = await download(office, '?section=permits')
    expect(status).toBe(200)
    const name = encodeURIComponent('台账-行政审批科-2026-01-06.xlsx')
    expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect((await sheetOf(bytes)).title).toBe('行政审批科作风问题台账')
  })

  test('brings nothing new when it is imported again', async () => {
    const { bytes } = await download(office)
    const { body } = await previewAs(api, office, bytes)
    expect(body.counts).toMatchObject({ rows: 34, included: 0, duplicates: 34 })
  })

  test('holds people, deadlines, numbers and how far each problem is', async () => {
    const { rows } = await sheetOf((await download(office)).bytes)
    const [first] = rows
    expect(first?.slice(7)).toEqual([
      '刘洋',
      new Date('2026-03-31T00:00:00Z'),
      '正在整改',
      expect.stringContaining('WT-2026-0001'),
    ])
    expect(rows.map((row) => row[9])).toContain('待确认整改')
  })

  test('runs no formula that somebody wrote into a problem', async () => {
    const { rows } = await sheetOf((await download(office, '?section=finance')).bytes)
    const texts = rows.flat().filter((cell) => typeof cell === 'string')
    expect(texts).toContain("'=cmd|calc!A1")
    expect(texts.some((text) => /^[=+@-]/.test(text))).toBe(false)
  })

  test('of a section one may not see is not there', async () => {
    expect((await download('liu.yang', '?section=finance')).status).toBe(404)
    expect((await download('liu.yang', '?section=no-such')).status).toBe(404)
    expect((await download('liu.yang', '?section=permits')).status).toBe(200)
    expect((await download('bao.chen')).status).toBe(403)
    expect((await download(office, '?month=2026-13')).status).toBe(422)
  })

  test('has nothing of a case that the reader is recused from, nor its place', async () => {
    const before = await sheetOf((await download('liu.yang')).bytes)
    await api.db.execute(sql`insert into recusal (case_id, person_id, because, since)
      select id, 'liu.yang', 'named', '2026-01-06' from "case" where section_id = 'permits' order by number limit 1`)
    const after = await sheetOf((await download('liu.yang')).bytes)
    expect(after.rows).toHaveLength(before.rows.length - 1)
    expect(after.rows.map((row) => row[1])).toEqual(after.rows.map((_, i) => i + 1))
  })

  test('can be narrowed to a state', async () => {
    const open = await sheetOf((await download(office, '?state=open')).bytes)
    const closed = await sheetOf((await download(office, '?state=closed')).bytes)
    expect([open.rows.length, closed.rows.length]).toEqual([34, 0])
  })
})
