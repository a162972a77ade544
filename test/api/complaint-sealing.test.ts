import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { aKey, type SealingKeysFile, sealingKeysFile } from '../support/sealing-keys.ts'

type Receipt = { readonly number: string; readonly code: string }

const filed = {
  text: '办证窗口要求另交一份没有依据的材料',
  realName: { name: '欧阳靐', phone: '13712345678' },
}

let keys: SealingKeysFile
let database: Awaited<ReturnType<typeof freshDatabase>>
const running: TestApi[] = []
beforeEach(async () => {
  keys = sealingKeysFile()
  database = await freshDatabase()
})
afterEach(async () => {
  for (const api of running.splice(0)) await api.db.$client.end({ timeout: 5 })
  await database.drop()
  keys.remove()
})

/** The API started again with the keys' file as it is now. */
async function start(sealingKeys: string | null = keys.file): Promise<TestApi> {
  const api = await startApi({ db: database, sealingKeys, now: '2026-03-18T09:00:00+08:00' })
  running.push(api)
  return api
}
const file = (api: TestApi) => api.as(null).post<Receipt>('/api/portal/complaints', filed)
const follow = (api: TestApi, receipt: { number: string; code: string }) =>
  api.as(null).post('/api/portal/follow', receipt)
const everything = async (api: TestApi) => {
  const [row] = await api.db.execute<{ n: number }>(sql`
    select (select count(*) from "case") + (select count(*) from complaint) + (select count(*) from outbox)
      + (select count(*) from evidence) + (select count(*) from ledger_entry) as n`)
  return Number(row?.n)
}

describe('without the right key nothing is taken in', () => {
  test.each([
    ['no file', () => null],
    ['a file that is not there', () => '/nowhere/sealing.json'],
    [
      'a damaged file',
      () => {
        keys.write('k1', { k1: 'too short' })
        return keys.file
      },
    ],
  ])('%s: 503 with advice, and not a row', async (_why, given) => {
    const api = await start(given())
    const before = await everything(api)
    const { status, body } = await file(api)
    expect({ status, body }).toMatchObject({
      status: 503,
      body: {
        code: 'sealing.unavailable',
        help: { zh: expect.stringContaining('SEALING_KEYS_FILE') },
      },
    })
    expect(await everything(api)).toBe(before)
    expect(api.logged().join('')).not.toContain('欧阳靐')
  })

  test.each([
    ['another key under the same id', () => keys.write('k1', { k1: aKey() })],
    ['another key under another id', () => keys.write('k2', { k2: aKey() })],
  ])('%s, once something is sealed', async (_why, replace) => {
    const receipt = (await file(await start())).body
    replace()
    const api = await start()
    const before = await everything(api)
    expect((await file(api)).status).toBe(503)
    expect(await everything(api)).toBe(before)
    expect([404, 503]).toContain((await follow(api, receipt)).status)
  })
})

test('a rotated key seals what is new, and the old one still opens what is old', async () => {
  const old = (await file(await start())).body
  keys.write('k2', { k1: keys.first, k2: aKey() })
  const api = await start()
  const recent = await file(api)
  expect(recent.status).toBe(201)
  const rows = await api.db.execute<{ id: string }>(
    sql`select key_id as id from complaint order by key_id`,
  )
  expect(rows.map((row) => row.id)).toEqual(['k1', 'k2'])
  expect((await follow(api, old)).status).toBe(200)
  expect((await follow(api, recent.body)).status).toBe(200)
})

test('what is moved to another complaint does not open there', async () => {
  const api = await start()
  const [one, other] = [(await file(api)).body, (await file(api)).body]
  await api.db.execute(sql`update complaint a set sealed_text = b.sealed_text from complaint b
    where a.number = ${one.number} and b.number = ${other.number}`)
  const [row] = await api.db.execute<{ id: string }>(
    sql`select case_id as id from complaint where number = ${one.number}`,
  )
  expect((await api.as('zuofengban').get(`/api/complaints/${row?.id}`)).status).toBe(503)
})
