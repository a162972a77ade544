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
import { TASK_QUEUE, workflowId } from '../../workflows/task-queue.ts'
import { freshDatabase } from './database.ts'
import { provided } from './provided.ts'
import { sealingKeysFile } from './sealing-keys.ts'

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
  const sealingKeys = sealingKeysFile()
  const settings = readEnv({
    SEALING_KEYS_FILE: sealingKeys.file,
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
    /** A request by somebody without an account. */
    async callPublic(path: string, body: unknown) {
      await readClock()
      const response = await app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: JSON.parse(await response.text()) }
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
    caseByNumber: (number: string) =>
      db.execute<{ id: string }>(sql`select id from "case" where number = ${number}`),
    /** The cases that came out of one. */
    linkedTo: (caseId: string) =>
      db.execute<{ id: string; number: string | null; step: string | null; source: string }>(
        sql`select id, number, step, source from "case" where linked_to = ${caseId} order by opened_at, id`,
      ),
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
      sealingKeys.remove()
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
