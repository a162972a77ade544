import { sql } from 'drizzle-orm'
import { vi } from 'vitest'
import { dutyWorkflowId } from '../../workflows/duties.ts'
import { TASK_QUEUE } from '../../workflows/task-queue.ts'
import type { Bureau } from './bureau.ts'

/**
 * Starts a duty for the day the calendar names (YYYY-MM-DD) under the id it has in production, lets time pass
 * until an instant of its working day, and waits until it is done and its cases have begun.
 */
export async function doDuty(
  bureau: Bureau,
  args: { readonly duty: string; readonly nominal: string; readonly until: string },
): Promise<void> {
  const { duty, nominal, until } = args
  await bureau.pass('1 second')
  const shiftMs = Date.parse(bureau.clock.now()) - (await bureau.env.currentTimeMs())
  await bureau.env.client.workflow.start('duty', {
    taskQueue: TASK_QUEUE,
    workflowId: dutyWorkflowId(duty, nominal),
    args: [{ duty, nominal, shiftMs }],
  })
  await bureau.until(until)
  const runs = () =>
    bureau.db.execute(sql`select 1 from duty_run where duty = ${duty} and nominal = ${nominal}`)
  const done = async () => {
    if ((await runs()).length === 0) throw new Error(`${duty} of ${nominal} is not done`)
  }
  await vi.waitFor(done, { timeout: 30_000 })
  await bureau.relay()
}
