import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { tidy } from '../../api/housekeeping.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase } from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())
afterEach(() => api.db.execute(sql`truncate idempotency, outbox`))

const noon = '2026-05-01T12:00:00+08:00'
const deps = () => ({ db: api.db, clock: { now: () => noon }, log: pino({ level: 'silent' }) })

/** Writes sent an hour apart, the last now, answered or cut off. */
const requests = (count: number) =>
  api.db.execute(sql`insert into idempotency (person_id, key, operation, digest, status, at)
    select 'liu.yang', 'key-' || n, 'POST /api/views', 'd', case when n % 2 = 0 then 200 end,
      ${noon}::timestamptz - n * interval '1 hour' from generate_series(0, ${count - 1}) n`)

const work = (key: string, args: { kind?: string; caseId?: string; doneAt: string | null }) =>
  api.db.execute(sql`insert into outbox (key, kind, case_id, payload, at, done_at)
    values (${key}, ${args.kind ?? 'recompute-case'}, ${args.caseId ?? 'gone'}, '{}', '2026-01-01', ${args.doneAt})`)

const keys = async (table: 'idempotency' | 'outbox') =>
  (await api.db.execute<{ key: string }>(sql`select key from ${sql.raw(table)}`)).map((r) => r.key)

test('an answer is kept for seven days to the hour, also of a write cut off', async () => {
  await requests(24 * 9)
  expect((await tidy(deps())).requests).toBe(24 * 2 - 1)
  const left = await keys('idempotency')
  expect(left).toContain('key-168')
  expect(left).not.toContain('key-169')
})

test('however many there are, they go in batches until none is left', async () => {
  await requests(24 * 7 + 1 + 1234)
  expect((await tidy(deps())).requests).toBe(1234)
})

test('two processes at once forget everything between them', async () => {
  await requests(24 * 7 + 1 + 2000)
  const [one, other] = await Promise.all([tidy(deps()), tidy(deps())])
  await tidy(deps())
  expect(one.requests + other.requests).toBeGreaterThan(0)
  expect(await keys('idempotency')).toHaveLength(24 * 7 + 1)
})

test('the relay’s work goes thirty days after it was done, and never before', async () => {
  await work('old', { doneAt: '2026-04-01T11:59:00+08:00' })
  await work('recent', { doneAt: '2026-04-01T12:01:00+08:00' })
  await work('undone', { doneAt: null })
  expect((await tidy(deps())).work).toBe(1)
  expect((await keys('outbox')).sort()).toEqual(['recent', 'undone'])
})

test('the start of a case stays until the case has ended', async () => {
  const open = await aCase(api.db)
  const ended = await aCase(api.db, { endedAt: '2026-03-01T09:00:00+08:00' })
  for (const caseId of [open, ended]) {
    await work(`start:${caseId}`, { kind: 'start-case', caseId, doneAt: '2026-01-02' })
  }
  expect((await tidy(deps())).work).toBe(1)
  expect(await keys('outbox')).toEqual([`start:${open}`])
})

test('what went out goes after thirty days, what never could after half a year, and nothing sooner', async () => {
  const put = (id: string, column: string, at: string) =>
    api.db.execute(sql`insert into delivery (id, channel, kind, at, since, next_at, ${sql.identifier(column)})
      values (${id}, 'mail', 'news', ${at}, ${at}, ${at}, ${at})`)
  await put('sent long ago', 'sent_at', '2026-04-01T11:59:00+08:00')
  await put('dropped long ago', 'dropped_at', '2026-04-01T11:59:00+08:00')
  await put('sent', 'sent_at', '2026-04-01T12:01:00+08:00')
  await put('given up', 'failed_at', '2026-04-01T11:59:00+08:00')
  await put('given up long ago', 'failed_at', '2025-11-01T11:59:00+08:00')
  expect((await tidy(deps())).deliveries).toBe(3)
  const rows = await api.db.execute<{ id: string }>(sql`select id from delivery order by 1`)
  expect(rows.map((row) => row.id)).toEqual(['given up', 'sent'])
})

test('told to stop, it leaves the rest for the next time', async () => {
  await requests(24 * 7 + 1 + 10)
  expect(await tidy(deps(), AbortSignal.abort())).toEqual({ requests: 0, work: 0, deliveries: 0 })
})
