import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heads, problemRow, workbook } from '../rules/ledger-import/ledger-factory.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aRow, importAs, type Preview, previewAs } from '../support/ledger-rows.ts'
import { upload } from '../support/upload.ts'

const ledger32 = readFileSync(new URL('../support/ledger-32.xlsx', import.meta.url))
const office = 'zuofengban'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-01-06T09:00:00+08:00' })
})
afterAll(() => api.close())

describe('previewing a ledger', () => {
  test('recognises the bureau’s sections and people and stores nothing', async () => {
    const { status, body } = await previewAs(api, office, ledger32)
    expect(status).toBe(200)
    expect(body.counts).toEqual({ rows: 33, included: 32, duplicates: 1, withProblems: 0, done: 3 })
    expect(body.rows[0]?.fields.section.value).toEqual({ id: 'permits', name: '行政审批科' })
    const [found] = await api.db.execute(sql`select count(*)::int as cases from "case"`)
    expect(found).toEqual({ cases: 0 })
  })

  test('says in a sentence why a file can not be read', async () => {
    const { status, body } = await previewAs(api, office, Buffer.from('a,b,c'), '台账.csv')
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'ledger-file.not-xlsx', field: 'file' })
    expect(JSON.stringify(body)).toContain('只能导入 .xlsx 文件')
  })

  test('shows a section’s people the rows of others, and leaves them out', async () => {
    const bytes = await workbook({
      rows: [heads, problemRow(1), problemRow(2, { section: '财务科', responsible: '许晴' })],
    })
    const { body } = await previewAs(api, 'liu.yang', bytes)
    expect(body.rows.map(({ include }) => include)).toEqual([true, false])
    expect(body.rows[1]?.fields.section.problem).toMatchObject({ code: 'section.not-yours' })
    expect(body.counts).toMatchObject({ rows: 2, included: 1 })
  })

  test('takes what a person says of headings that are not known', async () => {
    const rows = [
      ['具体问题表现', '由谁牵头', '整改时限'],
      ['排队过长', '审批科', '2026-03-31'],
    ]
    const bytes = await workbook({ rows })
    const send = (headings: string) =>
      upload<Preview>(api, office, {
        path: '/api/ledger/import/preview',
        name: '台账.xlsx',
        bytes,
        fields: { headings },
      })
    const { body } = await send(JSON.stringify({ 由谁牵头: 'section' }))
    expect(body.rows[0]?.fields.section.value?.id).toBe('permits')
    expect(await send('{"由谁牵头":"nothing"}')).toMatchObject({ status: 422 })
    expect(await send('not json')).toMatchObject({ status: 422 })
  })

  test('is refused to those who import no ledgers', async () => {
    expect(await previewAs(api, 'bao.chen', ledger32)).toMatchObject({ status: 403 })
    expect(await importAs(api, 'li.guohua', [aRow(1)])).toMatchObject({ status: 403 })
  })
})
