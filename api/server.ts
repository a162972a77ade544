import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { createDb } from '../db/client.ts'
import { createApp } from './app.ts'
import { wallClock } from './clock.ts'
import { readEnv } from './env.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createLog } from './log.ts'
import { startRelay } from './relay.ts'
import { startRehearsals } from './rules/rehearsal/preview-runner.ts'
import { connectEngine } from './temporal.ts'
import { serveWeb } from './web-files.ts'

/** How long requests under way may take once asked to stop. */
const graceMs = 8_000
const pages = path.resolve(import.meta.dirname, '../web/dist')

const env = readEnv(process.env)
const log = createLog(env.LOG_LEVEL)
const db = createDb(env.DATABASE_URL)
const engine = connectEngine(env, log)
const relay = startRelay({ db, engine, clock: wallClock, log })
const housekeeping = startHousekeeping({ db, clock: wallClock, log })
const rehearsals = startRehearsals({ db, clock: wallClock, log })
const stopping = new AbortController()
const app = createApp(
  { db, engine, clock: wallClock, log, env, rehearsals },
  { stopping: stopping.signal },
)
serveWeb(app, pages)

const server = serve({ fetch: app.fetch, hostname: env.QINGFENG_HOST, port: env.QINGFENG_PORT })
server.on('listening', () => log.info({ address: server.address() }, 'listening'))
server.on('error', (error) => {
  log.fatal({ err: error }, 'could not listen')
  process.exit(1)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))

/** Lets requests under way finish, then closes what they need. */
async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'stopping')
  const closed = once(server, 'close')
  stopping.abort()
  const rehearsed = rehearsals.stop()
  server.close()
  const timer = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    graceMs,
  )
  await closed
  clearTimeout(timer)
  await Promise.all([relay.stop(), housekeeping.stop(), rehearsed])
  await engine.close()
  await db.$client.end()
  log.info('stopped')
}
