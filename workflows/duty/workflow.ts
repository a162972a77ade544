import { proxyLocalActivities, sleep, workflowInfo } from '@temporalio/workflow'
import { today } from '../kit/calendar.ts'
import { WorkflowClock } from '../kit/workflow-clock.ts'
import type { DutyActivities, DutyInput } from './duty-input.ts'

const database = proxyLocalActivities<DutyActivities>({
  startToCloseTimeout: '2m',
  localRetryThreshold: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
})

/** A recurring duty: waits for its working day, then does what it is there for, once. */
export async function duty(input: DutyInput): Promise<void> {
  const clock = new WorkflowClock(input.shiftMs ?? 0)
  const nominal = input.nominal ?? scheduledDay()
  const by = input.by ?? 'system'
  const { ms } = await database.dutyTime({ duty: input.duty, nominal })
  if (by === 'system' && ms > clock.ms()) await sleep(ms - clock.ms())
  await database.doDuty({ duty: input.duty, nominal, at: clock.now(), by })
}

/** The day the Schedule meant, which differs from today when it is made up for. */
function scheduledDay(): string {
  const scheduled = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0]
  const at = scheduled instanceof Date ? scheduled : workflowInfo().startTime
  return today(at.toISOString())
}
