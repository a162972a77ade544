import { TestWorkflowEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { createActivities } from '../../activities/create-activities.ts'
import { preloadModules, workflowsPath } from '../../activities/procedure-bundle.ts'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'
import { readEnv } from '../../api/env.ts'
import { relayOnce } from '../../api/relay.ts'
import { createEngine } from '../../api/temporal.ts'
import { createDb, type Database } from '../../db/client.ts'
import { dutyWorkflowId } from '../../workflows/duties.ts'
import { TASK_QUEUE, workflowId } from '../../workflows/task-queue.ts'
import { freshDatabase } from './database.ts'
import { provided } from './provided.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

/** The day the sample bureau of the tests begins: a Monday. */
const FIRST_MORNING = '2026-01-05T09:00:00+08:00'

/** A task as the database has it. */
export type TaskRow = {
  readonly id: string
  readonly kind: string
  readonly round: number
  readonly assignee_id: string | null
  readonly candidate_key: string | null
  readonly due: string | null
  readonly ended_at: string | null
  readonly ending: string | null
  readonly suspended_at: string | null
  readonly remainder: number | null
}

/**
 * The bureau on the time-skipping server: real workflows, activities, API and Postgres; people act
 * through the API, and time passes when a test says so.
 */
export async function openBureau() {
  const database = await freshDatabase()
  const db = createDb(database.url, { max: 6 })
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: provided('temporalTestServer') } },
  })
  const shiftMs = Date.parse(FIRST_MORNING) - (await env.currentTimeMs())
  const engine = createEngine(env.client, shiftMs)
  let nowMs = Date.parse(FIRST_MORNING)
  const clock = { now: () => new Date(nowMs).toISOString() }
  const settings = readEnv({
    DATABASE_URL: database.url,
    SESSION_SECRET: 'a secret that only the tests know, and no one else',
    PAYLOAD_KEYS_FILE: 'none',
  })
  const deps: Deps = { db, clock, engine, log: pino({ level: 'silent' }), env: settings }
  const app = createApp(deps, { identify: async (c) => c.req.header('x-test-person') })
  let worker = await startWorker(env, db)

  const readClock = async () => {
    nowMs = (await env.currentTimeMs()) + shiftMs
  }

  return {
    db,
    deps,
    env,
    app,
    clock,
    /** A request by a person; answers status and body. */
    async call(
      person: string,
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      path: string,
      body?: unknown,
    ) {
      await readClock()
      const response = await app.request(path, {
        method,
        headers: {
          'x-test-person': person,
          'content-type': 'application/json',
          origin: 'http://localhost',
          host: 'localhost',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : null }
    },
    /** Lets time pass: '3 days', '90 minutes'. */
    async pass(duration: string) {
      await env.sleep(duration)
      await readClock()
    },
    /** Lets time pass until an instant of business time (ISO with offset, or `YYYY-MM-DDTHH:MM` in Shanghai). */
    async until(instant: string) {
      const target = Date.parse(/[+Z]/.test(instant.slice(10)) ? instant : `${instant}:00+08:00`)
      await readClock()
      if (target > nowMs) await env.sleep(target - nowMs)
      await readClock()
    },
    /** The worker is away: nothing runs until it is back. */
    async stopWorker() {
      await worker.stop()
    },
    async restartWorker() {
      worker = await startWorker(env, db)
    },
    /** Carries out the outbox, as the relay does every half second. */
    async relay() {
      await readClock()
      return await relayOnce(deps)
    },
    /** A duty of a day of the calendar, started as its Schedule would, but for the id. */
    async startDuty(duty: string, nominal: string, seed?: string) {
      await env.client.workflow.start('duty', {
        taskQueue: TASK_QUEUE,
        workflowId: dutyWorkflowId(duty, nominal),
        args: [{ duty, nominal, shiftMs, ...(seed && { seed }) }],
      })
    },
    /** Starts what the calendar names for a day and waits until it is done. */
    async doDuty(duty: string, nominal: string) {
      await this.startDuty(duty, nominal)
      const done = () =>
        db.execute(sql`select 1 from duty_run where duty = ${duty} and nominal = ${nominal}`)
      while ((await done()).length === 0) await env.sleep('1 minute')
      await readClock()
    },
    /** The task of a kind in a case that is open, or undefined. */
    async open(caseId: string, kind: string): Promise<TaskRow | undefined> {
      const tasks = await this.tasks(caseId)
      return tasks.find((task) => task.kind === kind && task.ended_at === null)
    },
    tasks: (caseId: string) =>
      db.execute<TaskRow>(sql`select id, kind, round, assignee_id, candidate_key, deadline->>'dueDate' as due,
        ended_at, ending, suspended_at, remainder from task where case_id = ${caseId} order by created_at, id`),
    async caseOf(caseId: string) {
      const [row] = await db.execute<Record<string, unknown>>(
        sql`select * from "case" where id = ${caseId}`,
      )
      return row
    },
    /** Rungs of a task that fired, with their minute in Shanghai. */
    async fired(taskId: string): Promise<string[]> {
      const rows = await db.execute<{ rung: string; at: string }>(sql`
        select rung, to_char(fired_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from armed
        where owner_id = ${taskId} and fired_at is not null order by fired_at`)
      return rows.map((row) => `${row.rung} ${row.at}`)
    },
    /** Rungs still armed, with their minute. */
    async armed(ownerId: string): Promise<string[]> {
      const rows = await db.execute<{ rung: string; at: string }>(sql`
        select rung, to_char(fires_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from armed
        where owner_id = ${ownerId} and fired_at is null and cancelled_at is null order by fires_at`)
      return rows.map((row) => `${row.rung} ${row.at}`)
    },
    /** Who was notified of what in a case, counted. */
    async told(caseId: string): Promise<string[]> {
      const rows = await db.execute<{ line: string }>(sql`
        select person_id || ' ' || kind || case when count(*) > 1 then ' ×' || count(*) else '' end as line
        from notification where case_id = ${caseId} group by person_id, kind order by 1`)
      return rows.map((row) => row.line)
    },
    /** Kinds of what is in the ledger about a case, in order. */
    async entries(caseId: string): Promise<string[]> {
      const rows = await db.execute<{ kind: string }>(
        sql`select kind from ledger_entry where case_id = ${caseId} order by seq`,
      )
      return rows.map((row) => row.kind)
    },
    async history(caseId: string) {
      return await env.client.workflow.getHandle(workflowId(caseId)).fetchHistory()
    },
    async close() {
      await worker.stop()
      await env.teardown()
      await db.$client.end()
      await database.drop()
    },
  }
}

export type Bureau = Awaited<ReturnType<typeof openBureau>>

let bundled: ReturnType<typeof bundleWorkflowCode> | undefined

async function startWorker(env: TestWorkflowEnvironment, db: Database) {
  bundled ??= bundleWorkflowCode({
    workflowsPath,
    preloadModules: [...preloadModules],
    logger: new DefaultLogger('ERROR'),
  })
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await bundled,
    activities: createActivities({ db }),
  })
  const running = worker.run()
  return {
    stop: async () => {
      worker.shutdown()
      await running
    },
  }
}
