import { TASK_QUEUE } from '../../../workflows/task-queue.ts'
import type { TimeSkipping } from './time-skipping.ts'

/** Of Temporal's protocol: TASK_QUEUE_KIND_STICKY, WORKFLOW_TASK_FAILED_CAUSE_RESET_STICKY_TASK_QUEUE. */
const STICKY = 2
const RESET_STICKY_TASK_QUEUE = 13

/**
 * Takes what the engine still sends to a worker that has stopped, and gives it back so that the next worker
 * gets it: a real engine does so after a while, the time-skipping one never would. `onGivenBack` hears of
 * each; the work waits from then on, and holds the engine's clock.
 */
export function giveBackWorkOf(
  time: TimeSkipping,
  queue: string,
  onGivenBack: (workflowId: string) => Promise<void>,
) {
  const stopping = new AbortController()
  const namespace = 'default'
  const identity = 'nobody'
  const { rpc, abortable } = time

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const task = await abortable(stopping.signal, () =>
        rpc.pollWorkflowTaskQueue({
          namespace,
          identity,
          taskQueue: {
            name: queue,
            kind: STICKY,
            normalName: TASK_QUEUE,
          },
        }),
      )
      if (task.taskToken.length === 0) continue
      await rpc.respondWorkflowTaskFailed({
        namespace,
        identity,
        taskToken: task.taskToken,
        cause: RESET_STICKY_TASK_QUEUE,
      })
      await onGivenBack(task.workflowExecution?.workflowId ?? '')
    }
  })().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error
  })
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
