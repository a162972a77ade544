import { pino } from 'pino'
import { createActivities } from '../../../activities/create-activities.ts'
import { createApp } from '../../../api/app.ts'
import type { Deps } from '../../../api/deps.ts'
import { type CaseStart, type Engine, EngineUnavailable } from '../../../api/engine.ts'
import { readEnv } from '../../../api/env.ts'
import type { NewId } from '../../../api/new-id.ts'
import { relayOnce } from '../../../api/relay.ts'
import { createEngine } from '../../../api/temporal.ts'
import { createDb, type Database } from '../../../db/client.ts'
import { datedBy } from './dated.ts'
import { startTimeSkipping } from './time-skipping.ts'
import { type RunningWorker, startWorker } from './worker.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** What the API answered. */
export type Reply = { readonly status: number; readonly body: unknown }

/** Far beyond what an answer takes: on a busy machine a person in a rehearsal is told nothing about patience. */
const PATIENCE_MS = 600_000

/** Which person of the bureau a request is of; this process is the only one that can say so. */
const PERSON = 'x-rehearsal-person'

/**
 * The whole product on the time-skipping server: workflows, activities, API and Postgres; people act
 * through the API, and time passes when somebody says so.
 */
export async function openBureau(args: {
  readonly databaseUrl: string
  /** The path of Temporal's test server, and of the bundled procedures. */
  readonly testServer: string
  readonly bundle: string
  /** Business time to begin with. */
  readonly beginMs: number
  readonly newId: NewId
  /** Whether what the engine dates is held to the clock that `setNow` sets. */
  readonly dated: boolean
  /** Whether the worker is to be stopped while time goes on. */
  readonly mayStop: boolean
}) {
  const db: Database = createDb(args.databaseUrl, { max: 8, prepared: true })
  const time = await startTimeSkipping({ program: args.testServer, beginMs: args.beginMs })
  let nowMs = args.beginMs
  let worker: RunningWorker | undefined
  const real = createEngine(time.client, { shiftMs: time.shiftMs, patienceMs: PATIENCE_MS })
  const deps: Deps = {
    db,
    clock: { now: () => new Date(nowMs).toISOString() },
    engine: whileUp(real, () => worker !== undefined),
    log: pino({ level: 'silent' }),
    env: readEnv({
      DATABASE_URL: args.databaseUrl,
      SESSION_SECRET: 'signs nothing: whose a request is, is said beside it',
      PAYLOAD_KEYS_FILE: 'none',
    }),
    newId: args.newId,
  }
  const app = createApp(deps, { identify: async (c) => c.req.header(PERSON) })
  const activities = createActivities({ db })

  const bureau = {
    db,
    deps,
    app,
    time,
    nowMs: () => nowMs,
    setNow: (ms: number) => {
      nowMs = ms
    },
    /** A request by a person, or by nobody in particular. */
    async call(person: string | null, method: Method, path: string, body?: unknown) {
      const response = await app.request(path, {
        method,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          'content-type': 'application/json',
          ...(person !== null && { [PERSON]: person }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : null }
    },
    /** Carries out the outbox, as the relay does every half second. */
    relay: () => relayOnce(deps),
    isUp: () => worker !== undefined,
    isIdle: () => worker?.isIdle() ?? true,
    /** The worker is away: nothing runs until it is back. Answers the queue that it alone listened to. */
    async stopWorker() {
      const stopping = worker
      worker = undefined
      await stopping?.stop()
      return stopping?.ownQueue
    },
    async startWorker() {
      worker ??= await startWorker({
        engine: time.address,
        mayStop: args.mayStop,
        bundle: args.bundle,
        activities: args.dated ? datedBy({ ...activities }, () => nowMs) : activities,
      })
    },
    async close() {
      await bureau.stopWorker()
      await time.close()
      await db.$client.end()
    },
  }
  await bureau.startWorker()
  return bureau
}

export type RunningBureau = Awaited<ReturnType<typeof openBureau>>

/**
 * The engine as the API meets it: away while there is no worker, instead of after the patience of each
 * request. A case is started once, and read from then on.
 */
function whileUp(engine: Engine, isUp: () => boolean): Engine {
  const opened = new Set<string>()
  const demandUp = () => {
    if (!isUp()) throw new EngineUnavailable('the worker is stopped')
  }
  return {
    async start(start: CaseStart) {
      demandUp()
      if (opened.has(start.caseId)) return
      await engine.start(start, { untilOpen: true })
      opened.add(start.caseId)
    },
    async act(...act) {
      demandUp()
      return await engine.act(...act)
    },
    async recompute(...about) {
      demandUp()
      await engine.recompute(...about)
    },
    async tell(...word) {
      demandUp()
      await engine.tell(...word)
    },
    healthy: async () => isUp() && (await engine.healthy()),
  }
}
