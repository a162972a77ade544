import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { randomId } from '../../api/new-id.ts'
import {
  type Method,
  openBureau as openProduct,
} from '../../scripts/rehearsal/engine/open-bureau.ts'
import { readyBundle } from '../../scripts/stack/workflow-bundle.ts'
import { workflowId } from '../../workflows/task-queue.ts'
import { freshDatabase } from './database.ts'
import { provided } from './provided.ts'

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
  const product = await openProduct({
    databaseUrl: database.url,
    testServer: provided('temporalTestServer'),
    bundle: await readyBundle(() => mkdtempSync(path.join(os.tmpdir(), 'qingfeng-bundle-'))),
    beginMs: Date.parse(FIRST_MORNING),
    newId: randomId,
    dated: false,
    mayStop: false,
  })
  const { db, deps, app, time } = product
  const readClock = async () => product.setNow(await time.businessMs())

  return {
    db,
    deps,
    app,
    clock: deps.clock,
    /** A request by a person; answers status and body. */
    async call(person: string, method: Method, path: string, body?: unknown) {
      await readClock()
      return await product.call(person, method, path, body)
    },
    /** Lets time pass: '3 days', '90 minutes'. */
    async pass(duration: string) {
      await time.sleep(duration)
      await readClock()
    },
    /** Lets time pass until an instant of business time (ISO with offset, or `YYYY-MM-DDTHH:MM` in Shanghai). */
    async until(instant: string) {
      const target = Date.parse(/[+Z]/.test(instant.slice(10)) ? instant : `${instant}:00+08:00`)
      await readClock()
      if (target > product.nowMs()) await time.sleep(target - product.nowMs())
      await readClock()
    },
    /** The worker is away: nothing runs until it is back. */
    stopWorker: product.stopWorker,
    restartWorker: product.startWorker,
    /** Carries out the outbox, as the relay does every half second. */
    async relay() {
      await readClock()
      return await product.relay()
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
      return await time.client.workflow.getHandle(workflowId(caseId)).fetchHistory()
    },
    async close() {
      await product.close()
      await database.drop()
    },
  }
}

export type Bureau = Awaited<ReturnType<typeof openBureau>>
