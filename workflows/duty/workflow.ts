import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import { Temporal } from 'temporal-polyfill'
import { today } from '../kit/calendar.ts'
import { WorkflowClock } from '../kit/workflow-clock.ts'
import type { DutyActivities, DutyInput } from './duty-input.ts'

const database = proxyLocalActivities<DutyActivities>({
  startToCloseTimeout: '2m',
  localRetryThreshold: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
})

/** Returns once the duty is done; how whoever runs it by hand waits for it. */
const doneUpdate = defineUpdate<void>('done')

/** What is done within its minute is dated by it, so that a moment's delay never shows. */
const MINUTE_MS = 60_000

/** A recurring duty: waits for its working day, then does what it is there for, once. */
export async function duty(input: DutyInput): Promise<void> {
  let isDone = false
  setHandler(doneUpdate, () => condition(() => isDone))
  const clock = new WorkflowClock(input.shiftMs ?? 0)
  const nominal = input.nominal ?? scheduledDay()
  const by = input.by ?? 'system'
  const { ms } = await database.dutyTime({ duty: input.duty, nominal })
  if (by === 'system' && ms > clock.ms()) await sleep(ms - clock.ms())
  const onTime = by === 'system' && clock.ms() - ms < MINUTE_MS
  const at = onTime ? Temporal.Instant.fromEpochMilliseconds(ms).toString() : clock.now()
  await database.doDuty({ duty: input.duty, nominal, at, by, seed: input.seed })
  isDone = true
  await condition(allHandlersFinished)
}

/** The day the Schedule meant, which differs from today when it is made up for. */
function scheduledDay(): string {
  const scheduled = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0]
  const at = scheduled instanceof Date ? scheduled : workflowInfo().startTime
  return today(at.toISOString())
}
