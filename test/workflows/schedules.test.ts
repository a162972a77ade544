import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActivities } from '../../activities/create-activities.ts'
import { keepSchedules } from '../../activities/keep-schedules.ts'
import { preloadModules, workflowsPath } from '../../activities/procedure-bundle.ts'
import { reconcileSchedules, scheduleId } from '../../activities/schedules.ts'
import { createDb, type Database } from '../../db/client.ts'
import { notesOf } from '../../scripts/stack/left-behind.ts'
import { freePort } from '../../scripts/stack/ports.ts'
import {
  startTemporalDevServer,
  type TemporalDevServer,
} from '../../scripts/stack/temporal-dev-server.ts'
import { type Duty, duties, findDuty } from '../../workflows/duties.ts'
import { PayloadKeys, payloadCodec } from '../../workflows/kit/payload-codec.ts'
import { TASK_QUEUE } from '../../workflows/task-queue.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { provided } from '../support/provided.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

const patience = { timeout: 60_000 }
const log = pino({ level: 'silent' })
const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-schedules-'))
const keys = PayloadKeys.parse({
  active: 'k1',
  keys: { k1: Buffer.alloc(32, 7).toString('base64') },
})
const dataConverter = { payloadCodecs: [payloadCodec(keys)] }
const reminder = findDuty('calendar-reminder') as Duty

let port: number
let server: TemporalDevServer
let connection: NativeConnection
let client: Client
let database: FreshDatabase
let db: Database

/** A real server on a file, so that it is the same one after a restart. */
const startServer = async () =>
  startTemporalDevServer({
    program: provided('temporalCli'),
    databaseFile: path.join(folder, 'temporal.db'),
    port,
    uiPort: await freePort(),
    codecEndpoint: 'http://127.0.0.1/codec',
    logFile: path.join(folder, 'temporal.log'),
    notes: notesOf(folder),
  })

beforeAll(async () => {
  port = await freePort()
  server = await startServer()
  connection = await NativeConnection.connect({ address: server.address })
  client = new Client({ connection, dataConverter })
  database = await freshDatabase()
  db = createDb(database.url, { max: 4 })
})
afterAll(async () => {
  await connection.close()
  await server.stop()
  await db.$client.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const listed = async () => {
  const ids: string[] = []
  for await (const one of client.schedule.list()) ids.push(one.scheduleId)
  return ids.sort()
}
const describeDuty = (id: string) => client.schedule.getHandle(scheduleId(id)).describe()

describe('schedules are what the duties say', () => {
  test('made once, by several processes at once, in Shanghai’s time with an explicit catch-up', async () => {
    const all = await Promise.all([1, 2, 3].map(() => reconcileSchedules(client, duties)))
    expect(all.flatMap((done) => done.made).sort()).toEqual(duties.map((duty) => duty.id).sort())
    expect(all.flatMap((done) => done.changed)).toEqual([])
    await expect.poll(listed, patience).toEqual(duties.map(({ id }) => scheduleId(id)).sort())
    const { spec, policies, action } = await describeDuty(reminder.id)
    expect(policies).toMatchObject({
      overlap: 'BUFFER_ALL',
      catchupWindow: reminder.catchUpDays * 24 * 60 * 60_000,
    })
    expect(spec).toMatchObject({
      timezone: 'Asia/Shanghai',
      calendars: [
        { month: [{ start: 'DECEMBER' }], dayOfMonth: [{ start: 1 }], hour: [{ start: 9 }] },
      ],
    })
    expect(action).toMatchObject({ workflowType: 'duty', args: [{ duty: reminder.id }] })
  })

  test('left alone when they fit', async () => {
    const before = (await describeDuty(reminder.id)).info.lastUpdatedAt
    expect(await reconcileSchedules(client, duties)).toEqual({
      made: [],
      changed: [],
      removed: [],
    })
    expect((await describeDuty(reminder.id)).info.lastUpdatedAt).toEqual(before)
  })

  test('changed with the calendar, removed with the duty, others’ schedules untouched', async () => {
    const other = await client.schedule.create({
      scheduleId: 'of-somebody-else',
      spec: { intervals: [{ every: '1 year' }] },
      action: { type: 'startWorkflow', workflowType: 'other', taskQueue: 'other' },
    })
    const moved: Duty = { ...reminder, calendar: { dayOfWeek: 1, time: '08:30' } }
    const extra: Duty = { ...reminder, id: 'of-yesterday' }
    await reconcileSchedules(client, [...duties, extra])
    await expect.poll(listed, patience).toContain(scheduleId(extra.id))
    const rest = duties.filter((duty) => duty.id !== reminder.id)
    expect(await reconcileSchedules(client, [...rest, moved])).toEqual({
      made: [],
      changed: [reminder.id],
      removed: [scheduleId(extra.id)],
    })
    expect((await describeDuty(reminder.id)).spec.calendars).toMatchObject([
      { dayOfWeek: [{ start: 'MONDAY' }], hour: [{ start: 8 }], minute: [{ start: 30 }] },
    ])
    expect(await other.describe()).toMatchObject({ scheduleId: 'of-somebody-else' })
    await other.delete()
    expect((await reconcileSchedules(client, duties)).changed).toEqual([reminder.id])
  })
})

describe('a schedule’s run', () => {
  let worker: Worker
  let running: Promise<void>
  beforeAll(async () => {
    worker = await Worker.create({
      connection,
      taskQueue: TASK_QUEUE,
      workflowsPath,
      bundlerOptions: { preloadModules: [...preloadModules] },
      activities: createActivities({ db }),
      dataConverter,
    })
    running = worker.run()
  })
  afterAll(async () => {
    worker.shutdown()
    await running
  })

  test('knows its day from the schedule alone: overdue days are made up for, once each, as late', async () => {
    const years = [new Date('2024-06-01T00:00:00Z'), new Date('2026-06-01T00:00:00Z')] as const
    const handle = client.schedule.getHandle(scheduleId(reminder.id))
    const overdue = { start: years[0], end: years[1], overlap: 'BUFFER_ALL' } as const
    await handle.backfill(overdue)
    const runs = () =>
      db.execute<{ nominal: string }>(sql`
        select nominal::text, due_on::text, late, "by" from duty_run order by nominal`)
    const expected = [
      { nominal: '2024-12-01', due_on: '2024-12-02', late: true, by: 'system' },
      { nominal: '2025-12-01', due_on: '2025-12-01', late: true, by: 'system' },
    ]
    await expect.poll(runs, patience).toEqual(expected)
    await handle.backfill(overdue)
    await expect.poll(async () => (await handle.describe()).info.numActionsTaken, patience).toBe(4)
    await expect
      .poll(async () => (await handle.describe()).info.runningActions.length, patience)
      .toBe(0)
    expect(await runs()).toEqual(expected)
  })
})

describe('while the engine is away', () => {
  test('a day that comes meanwhile is made up for when it is back', async () => {
    const inAMinute = new Date(Date.now() + 75_000)
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
    }).format(inAMinute)
    const soon: Duty = { ...reminder, id: 'soon', calendar: { time } }
    await reconcileSchedules(client, [...duties, soon])
    const [due] = (await describeDuty('soon')).info.nextActionTimes
    await server.stop()
    const wait = (due?.getTime() ?? 0) + 5_000 - Date.now()
    await new Promise((resolve) => setTimeout(resolve, wait))
    server = await startServer()
    const taken = async () => (await describeDuty('soon')).info.recentActions
    await expect.poll(taken, patience).toHaveLength(1)
    const [action] = await taken()
    expect(action?.scheduledAt).toEqual(due)
    expect(action?.takenAt.getTime()).toBeGreaterThan(due?.getTime() ?? 0)
  }, 240_000)

  test('schedules are set once it is there', async () => {
    await server.stop()
    const later: Duty = { ...reminder, id: 'later' }
    const keeping = keepSchedules({ client, duties: [...duties, later], log })
    server = await startServer()
    const isThere = () =>
      describeDuty('later').then(
        () => true,
        () => false,
      )
    await expect.poll(isThere, patience).toBe(true)
    await expect.poll(listed, patience).not.toContain(scheduleId('soon'))
    await keeping.stop()
  })
})
