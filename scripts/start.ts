import path from 'node:path'
import { startAppProcess } from './stack/app-process.ts'
import { checkDisk } from './stack/disk.ts'
import { startEmbeddedPostgres } from './stack/embedded-postgres.ts'
import { dataFolder } from './stack/paths.ts'
import { exitWith, PlainError } from './stack/plain-error.ts'
import { choosePort } from './stack/ports.ts'
import { runCommand } from './stack/run-command.ts'
import { notes, postgresFolder, refuseWhileRunning, stopLeftBehind } from './stack/run-folder.ts'
import { ensureSecrets } from './stack/secrets.ts'
import type { Service } from './stack/service.ts'
import { findTemporalProgram } from './stack/temporal-binary.ts'
import { startTemporalDevServer } from './stack/temporal-dev-server.ts'
import { arePagesStale, buildPages } from './stack/web-pages.ts'
import { buildBundle, isBundleStale, workflowBundle } from './stack/workflow-bundle.ts'

/** What has been started, in order; stopped from its end. */
const running: { readonly stop: () => Promise<void> }[] = []
const interrupt = new AbortController()
const hooks = { say: (line: string) => console.log(line), signal: interrupt.signal }
let stopping: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
const starting = start()
starting.catch(async (error: unknown) => {
  const wasAsked = stopping !== undefined
  await (stopping ?? stopAll())
  if (!wasAsked) exitWith(error)
})

async function start(): Promise<void> {
  refuseWhileRunning()
  await checkDisk(dataFolder)
  await stopLeftBehind()
  const port = await choosePort('web')
  const { payloadKeysFile, sealingKeysFile, sessionSecret } = ensureSecrets(dataFolder)
  notes.write('start', process.pid)

  const databaseUrl = process.env['DATABASE_URL'] ?? (await step(startPostgres))
  const temporal = process.env['TEMPORAL_ADDRESS']
    ? { address: process.env['TEMPORAL_ADDRESS'], page: undefined }
    : await step(() => startTemporal(port))

  const mode = process.env['QINGFENG_MODE'] ?? 'demonstration'
  await step(() => prepareDatabase(databaseUrl, mode))
  await step(buildWhatIsStale)

  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    QINGFENG_PORT: String(port),
    QINGFENG_DATA: dataFolder,
    QINGFENG_MODE: mode,
    PAYLOAD_KEYS_FILE: process.env['PAYLOAD_KEYS_FILE'] ?? payloadKeysFile,
    SESSION_SECRET: process.env['SESSION_SECRET'] ?? sessionSecret,
    WORKFLOW_BUNDLE: workflowBundle,
    ...(temporal.page && { QINGFENG_TEMPORAL_UI_ORIGIN: temporal.page }),
  }
  const sealingKeys = process.env['SEALING_KEYS_FILE'] ?? sealingKeysFile
  await step(() =>
    startTogether(
      () => startWorker(env),
      // Only the API seals and opens: nobody else needs the keys.
      () => startApi({ ...env, SEALING_KEYS_FILE: sealingKeys }, port),
    ),
  )
  announce({ port, temporalPage: temporal.page, mode })
}

/** One part of the start; a signal that came meanwhile ends the start after it. */
async function step<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = await work()
  interrupt.signal.throwIfAborted()
  return result
}

async function startPostgres(): Promise<string> {
  const port = await choosePort('postgres')
  const logFile = path.join(dataFolder, 'logs/postgres.log')
  const server = await startEmbeddedPostgres({ folder: postgresFolder, port, logFile, hooks })
  running.push(server)
  return server.url
}

async function startTemporal(webPort: number) {
  const program = await findTemporalProgram('dev-server', hooks.say)
  const [port, uiPort] = [await choosePort('temporal'), await choosePort('temporalUi')]
  const server = await startTemporalDevServer({
    program,
    databaseFile: path.join(dataFolder, 'temporal/temporal.db'),
    port,
    uiPort,
    codecEndpoint: `http://127.0.0.1:${webPort}/codec`,
    logFile: path.join(dataFolder, 'logs/temporal.log'),
    notes,
    hooks,
  })
  running.push(server)
  return { address: server.address, page: `http://127.0.0.1:${uiPort}` }
}

async function prepareDatabase(url: string, mode: string): Promise<void> {
  const script = path.join(import.meta.dirname, 'stack/prepare-database.ts')
  const env = { DATABASE_URL: url }
  const { ok, output } = await runCommand(process.execPath, [script, mode], { env })
  if (!ok) throw new PlainError(`The database could not be prepared.\n${output}`)
}

async function buildWhatIsStale(): Promise<void> {
  if (arePagesStale()) {
    console.log('Building the pages …')
    await buildPages()
  }
  if (isBundleStale()) await buildBundle()
}

/** Neither waits for the other. When one fails, the other is there to be stopped. */
async function startTogether(...starts: readonly (() => Promise<Service>)[]): Promise<void> {
  const results = await Promise.allSettled(starts.map((begin) => begin()))
  for (const result of results) if (result.status === 'fulfilled') running.push(result.value)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

function startWorker(env: Readonly<Record<string, string>>) {
  return startAppProcess({
    name: 'worker',
    title: 'The worker',
    entry: 'activities/worker.ts',
    env,
    isReady: async (logged) => logged.includes('worker ready'),
    hooks,
  })
}

function startApi(env: Readonly<Record<string, string>>, port: number) {
  return startAppProcess({
    name: 'api',
    title: 'The API',
    entry: 'api/server.ts',
    env,
    isReady: () => answers(port),
    hooks,
  })
}

/** Whether the API has all it needs. The worker starts beside it and tells its own readiness. */
async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  const health: { readonly parts: Readonly<Record<string, string>> } = await response.json()
  return health.parts['postgres'] === 'up' && health.parts['temporal'] === 'up'
}

function announce(at: {
  readonly port: number
  readonly temporalPage: string | undefined
  readonly mode: string
}): void {
  console.log(`\n清风 Qingfeng is running:  http://127.0.0.1:${at.port}`)
  if (at.mode === 'demonstration') {
    console.log('Sign in:                  one click per role on that page (sample bureau)')
  } else {
    console.log('First administrator:      npm run create-administrator')
  }
  if (at.temporalPage) console.log(`Temporal’s own pages:     ${at.temporalPage}`)
  console.log(`Data and logs:            ${dataFolder}`)
  console.log('Ctrl-C stops it; "npm run reset" starts afresh.')
}

function onSignal(): void {
  if (stopping) return
  console.log('\nStopping …')
  interrupt.abort()
  stopping = starting
    .catch(() => undefined)
    .then(stopAll)
    .then(() => process.exit(0))
}

async function stopAll(): Promise<void> {
  for (const service of running.splice(0).reverse()) await service.stop()
  if (notes.read('start')?.pid === process.pid) notes.remove('start')
}
