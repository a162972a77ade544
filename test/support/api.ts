import { createApp } from '../../api/app.ts'
import type { Engine } from '../../api/engine.ts'
import { type Env, readEnv } from '../../api/env.ts'
import type { Identify } from '../../api/http/signed-in.ts'
import { createLog } from '../../api/log.ts'
import { createDb, type Database } from '../../db/client.ts'
import { freshDatabase } from './database.ts'
import { sealingKeysFile } from './sealing-keys.ts'

/** An engine that is there and has no case: for tests of routes that never ask it anything. */
export const idleEngine: Engine = {
  start: async () => undefined,
  act: async () => ({ done: false, code: 'task.not-open' }),
  recompute: async () => undefined,
  tell: async () => undefined,
  healthy: async () => true,
}

type Options = {
  /** Business time to begin with; the sample bureau stands from 2026-01-05. */
  readonly now?: string
  readonly engine?: Engine
  readonly mode?: Env['QINGFENG_MODE']
  /** 'session' signs in by cookie as in production; by default a request says who it is. */
  readonly identify?: 'header' | 'session'
  /** Whoever files a complaint solves a challenge first, as on the portal; by default nobody does. */
  readonly proof?: boolean
  /** A sealing keys' file; by default one of its own, null for none. */
  readonly sealingKeys?: string | null
  readonly db?: { readonly url: string; readonly drop: () => Promise<void> }
}

export type Answer<Body> = {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

export type TestApi = {
  readonly app: ReturnType<typeof createApp>
  readonly db: Database
  readonly env: Env
  readonly logged: () => readonly string[]
  /** For how long those who guess receipts were kept waiting, in milliseconds. */
  readonly waited: () => readonly number[]
  /** Sets business time (ISO instant). */
  readonly travel: (to: string) => void
  /** Sends a request as a person of the bureau, by login; without one as nobody. */
  readonly as: (login: string | null) => TestClient
  readonly close: () => Promise<void>
}

export type TestClient = {
  readonly get: <Body = unknown>(path: string) => Promise<Answer<Body>>
  readonly post: <Body = unknown>(
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer<Body>>
  readonly put: <Body = unknown>(path: string, body?: unknown) => Promise<Answer<Body>>
  readonly delete: <Body = unknown>(path: string) => Promise<Answer<Body>>
}

const byHeader: Identify = async (c) => c.req.header('x-as')

/** The real app on a database of its own, with a clock that only tests move. */
export async function startApi(options: Options = {}): Promise<TestApi> {
  const database = options.db ?? (await freshDatabase())
  const db = createDb(database.url, { max: 4 })
  const own = options.sealingKeys === undefined ? sealingKeysFile() : undefined
  const sealingKeys = options.sealingKeys ?? own?.file
  const env = readEnv({
    ...(sealingKeys && { SEALING_KEYS_FILE: sealingKeys }),
    INTAKE_12345_SECRET: 'shared-with-12345-shared-with-12345',
    DATABASE_URL: database.url,
    SESSION_SECRET: 'only-for-tests-only-for-tests-only',
    QINGFENG_MODE: options.mode ?? 'production',
    PAYLOAD_KEYS_FILE: 'not-read-by-these-tests',
  })
  let now = options.now ?? '2026-01-05T09:00:00+08:00'
  const lines: string[] = []
  const waited: number[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const deps = { db, env, log, clock: { now: () => now }, engine: options.engine ?? idleEngine }
  const app = createApp(deps, {
    ...(options.identify !== 'session' && { identify: byHeader }),
    ...(options.proof !== undefined && { proof: options.proof }),
    wait: async (ms) => void waited.push(ms),
  })
  return {
    app,
    db,
    env,
    logged: () => lines,
    waited: () => waited,
    travel: (to) => {
      now = to
    },
    as: (login) => clientOf(app, login),
    close: async () => {
      await db.$client.end({ timeout: 5 })
      await database.drop()
      own?.remove()
    },
  }
}

function clientOf(app: TestApi['app'], login: string | null): TestClient {
  const who: Readonly<Record<string, string>> = login === null ? {} : { 'x-as': login }
  async function send<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const hasBody = body !== undefined
    const response = await app.request(path, {
      method,
      headers: { ...who, ...(hasBody && { 'content-type': 'application/json' }), ...headers },
      ...(hasBody && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: read<Body>(text) }
  }
  return {
    get: (path) => send('GET', path),
    post: (path, body = {}, headers) => send('POST', path, body, headers),
    put: (path, body = {}) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  }
}

/** The one place that believes an answer to have the shape a test expects. */
function read<Body>(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return text as Body
  }
}
