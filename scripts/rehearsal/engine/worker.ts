import { type NativeConnection, Worker } from '@temporalio/worker'
import { TASK_QUEUE } from '../../../workflows/task-queue.ts'

/** Every case of a year stays in memory: bringing one back costs ten times what keeping it does. */
const CACHED = 5_000

export type RunningWorker = {
  /** Whether nothing is being worked on. */
  readonly isIdle: () => boolean
  /** Stops once what is under way is done. @throws what made it stop by itself */
  readonly stop: () => Promise<void>
}

/** Starts the worker of a bureau in this process. */
export async function startWorker(args: {
  readonly connection: NativeConnection
  readonly bundle: string
  readonly activities: object
  readonly identity?: string
}): Promise<RunningWorker> {
  const worker = await Worker.create({
    connection: args.connection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: args.bundle },
    activities: args.activities,
    maxCachedWorkflows: CACHED,
    ...(args.identity && { identity: args.identity }),
  })
  const running = worker.run()
  // Reported by `stop`; without this an early end would be an unhandled rejection as well.
  running.catch(() => undefined)
  return {
    isIdle: () => {
      const now = worker.getStatus()
      return now.numInFlightWorkflowActivations + now.numInFlightActivities === 0
    },
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await running
    },
  }
}
