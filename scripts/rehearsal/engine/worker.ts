import { NativeConnection, Worker } from '@temporalio/worker'
import { TASK_QUEUE } from '../../../workflows/task-queue.ts'
import { openWireTap } from './wire-tap.ts'

/** Every case of a year stays in memory: bringing one back costs ten times what keeping it does. */
const CACHED = 5_000

export type RunningWorker = {
  /** The queue that it alone listens to, where it was listened in on. */
  readonly ownQueue: string | undefined
  /** Whether nothing is being worked on. */
  readonly isIdle: () => boolean
  /** Stops once what is under way is done. @throws what made it stop by itself */
  readonly stop: () => Promise<void>
}

/** What the worker of a rehearsal calls itself. */
const IDENTITY = 'qingfeng-rehearsal'

/** Starts the worker of a bureau in this process; `mayStop` when it is to be stopped and followed by another. */
export async function startWorker(args: {
  readonly engine: string
  readonly bundle: string
  readonly activities: object
  readonly mayStop: boolean
}): Promise<RunningWorker> {
  const tap = args.mayStop ? await openWireTap({ to: args.engine, identity: IDENTITY }) : undefined
  // On the same machine compressing costs more than it saves, and can not be listened in on.
  const connection = await NativeConnection.connect({
    address: tap?.address ?? args.engine,
    grpcCompression: { codec: 'none' },
  })
  const worker = await Worker.create({
    connection,
    identity: IDENTITY,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: args.bundle },
    activities: args.activities,
    maxCachedWorkflows: CACHED,
  })
  const running = worker.run()
  // Reported by `stop`; without this an early end would be an unhandled rejection as well.
  running.catch(() => undefined)
  return {
    get ownQueue() {
      return tap?.queue()
    },
    isIdle: () => {
      const now = worker.getStatus()
      return now.numInFlightWorkflowActivations + now.numInFlightActivities === 0
    },
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await running
      await connection.close()
      await tap?.close()
    },
  }
}
