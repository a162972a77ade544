import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startHeartbeat } from '../../activities/heartbeat.ts'
import { EngineUnavailable } from '../../api/engine.ts'
import { idleEngine, startApi, type TestApi } from '../support/api.ts'

let engineUp = true
let api: TestApi
beforeAll(async () => {
  const healthy = async () => {
    if (!engineUp) throw new EngineUnavailable('away')
    return true
  }
  api = await startApi({ engine: { ...idleEngine, healthy } })
})
afterAll(() => api.close())
afterEach(async () => {
  engineUp = true
  await api.db.execute(sql`delete from worker_heartbeat`)
})

const startWorker = () =>
  startHeartbeat({ db: api.db, version: '1.2.3', log: pino({ level: 'silent' }) })
const health = async () => {
  const { status, body } = await api.as(null).get('/healthz')
  return [status, body]
}
const allUp = { postgres: 'up', temporal: 'up', worker: 'up' }

test('all is well once a worker has given a sign of life', async () => {
  const worker = await startWorker()
  expect(await health()).toEqual([200, { ok: true, parts: allUp }])
  await worker.stop()
})

test('a worker that was told to stop is down at once', async () => {
  const worker = await startWorker()
  await worker.stop()
  expect(await health()).toEqual([503, { ok: false, parts: { ...allUp, worker: 'down' } }])
})

test('one that fell silent is down after twenty seconds, and up again with its next sign', async () => {
  const worker = await startWorker()
  const silentFor = (seconds: number) =>
    api.db.execute(
      sql`update worker_heartbeat set beat_at = clock_timestamp() - ${seconds} * interval '1 second'`,
    )
  await silentFor(15)
  expect((await health())[0]).toBe(200)
  await silentFor(21)
  expect((await health())[0]).toBe(503)
  await worker.stop()

  const next = await startWorker()
  expect((await health())[0]).toBe(200)
  await next.stop()
})

test('of two workers one is enough, and both are counted', async () => {
  const workers = [await startWorker(), await startWorker()] as const
  expect((await api.as(null).get('/metrics')).body).toContain('qingfeng_workers_up 2')
  await workers[0].stop()
  expect((await health())[0]).toBe(200)
  expect((await api.as(null).get('/metrics')).body).toContain('qingfeng_workers_up 1')
  await workers[1].stop()
})

test('those long gone are forgotten with the next sign of life', async () => {
  await api.db.execute(sql`insert into worker_heartbeat (id, host, process_id, version, started_at, beat_at)
    values ('old', 'there', 1, '0', now() - interval '3 days', now() - interval '2 days')`)
  const worker = await startWorker()
  const rows = await api.db.execute(sql`select version, process_id from worker_heartbeat`)
  expect(rows).toEqual([{ version: '1.2.3', process_id: process.pid }])
  await worker.stop()
})

test('an engine that is away is named', async () => {
  const worker = await startWorker()
  engineUp = false
  expect(await health()).toEqual([503, { ok: false, parts: { ...allUp, temporal: 'down' } }])
  await worker.stop()
})
