import { dutyWorkflowId } from '../../workflows/duties.ts'
import { TASK_QUEUE } from '../../workflows/task-queue.ts'
import type { Bureau } from './bureau.ts'

/** Runs a duty for a day as its Schedule does, and waits until it is done. */
export async function runDuty(bureau: Bureau, duty: string, nominal: string): Promise<void> {
  const { env } = bureau
  await bureau.pass('1 second')
  const shiftMs = Date.parse(bureau.clock.now()) - (await env.currentTimeMs())
  await env.client.workflow.execute('duty', {
    workflowId: dutyWorkflowId(duty, nominal),
    taskQueue: TASK_QUEUE,
    args: [{ duty, nominal, shiftMs }],
  })
}
