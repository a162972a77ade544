import { readFileSync } from 'node:fs'
import { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { pino } from 'pino'
import { z } from 'zod'
import { createDb } from '../db/client.ts'
import { loggableError } from '../db/loggable-error.ts'
import { duties } from '../workflows/duties.ts'
import { PayloadKeys, payloadCodec } from '../workflows/kit/payload-codec.ts'
import { TASK_QUEUE } from '../workflows/task-queue.ts'
import { createActivities } from './create-activities.ts'
import { startHeartbeat } from './heartbeat.ts'
import { keepSchedules } from './keep-schedules.ts'
import { preloadModules, workflowsPath } from './procedure-bundle.ts'

const env = z
  .object({
    DATABASE_URL: z.string().min(1),
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    PAYLOAD_KEYS_FILE: z.string().min(1),
    /** The procedures bundled by the build; without it the worker bundles them itself, which takes seconds. */
    WORKFLOW_BUNDLE: z.string().min(1).optional(),
    LOG_LEVEL: z.string().default('info'),
  })
  .parse(process.env)

const log = pino({ name: 'worker', level: env.LOG_LEVEL, serializers: { err: loggableError } })
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[level === 'ERROR' ? 'error' : 'warn'](
      { component: meta?.sdkComponent, err: meta?.error },
      message,
    )
  }),
})
const db = createDb(env.DATABASE_URL, { max: 10 })
const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS })
const keys = PayloadKeys.parse(JSON.parse(readFileSync(env.PAYLOAD_KEYS_FILE, 'utf8')))
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

const namespace = env.TEMPORAL_NAMESPACE
const dataConverter = { payloadCodecs: [payloadCodec(keys)] }
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: TASK_QUEUE,
  ...(env.WORKFLOW_BUNDLE
    ? { workflowBundle: { codePath: env.WORKFLOW_BUNDLE } }
    : { workflowsPath, bundlerOptions: { preloadModules: [...preloadModules] } }),
  activities: createActivities({ db }),
  dataConverter,
  shutdownGraceTime: '10s',
  maxCachedWorkflows: 1000,
})
const heartbeat = await startHeartbeat({ db, version, log })
const client = new Client({ connection, namespace, dataConverter })
const schedules = keepSchedules({ client, duties, log })
log.info('worker ready')
await worker.run()
await Promise.all([heartbeat.stop(), schedules.stop()])
await connection.close()
await db.$client.end()
log.info('worker stopped')
