import { createHash } from 'node:crypto'
import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
} from '@temporalio/client'
import type { Duty } from '../workflows/duties.ts'
import { ZONE } from '../workflows/kit/calendar.ts'
import { TASK_QUEUE } from '../workflows/task-queue.ts'

/** What was done to the schedules, by duty or schedule id. */
export type Reconciled = {
  readonly made: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

const prefix = 'duty:'
const PATIENCE_MS = 15_000

/** The Schedule of a duty. */
export const scheduleId = (dutyId: string): string => `${prefix}${dutyId}`

/**
 * Makes the Temporal Schedules what the duties say, however often and by how many processes at once.
 * One that fits is left alone: an update makes the engine forget what it has yet to catch up with.
 */
export async function reconcileSchedules(
  client: Client,
  duties: readonly Duty[],
): Promise<Reconciled> {
  const patiently = <T>(call: () => Promise<T>): Promise<T> =>
    client.connection.withAbortSignal(AbortSignal.timeout(PATIENCE_MS), call)
  const made: string[] = []
  const changed: string[] = []
  const removed: string[] = []
  for (const duty of duties) {
    const done = await patiently(() => put(client, duty))
    if (done === 'made') made.push(duty.id)
    if (done === 'changed') changed.push(duty.id)
  }
  const wanted = new Set(duties.map((duty) => scheduleId(duty.id)))
  for (const id of await patiently(() => knownSchedules(client))) {
    if (!wanted.has(id) && (await patiently(() => remove(client, id)))) removed.push(id)
  }
  return { made, changed, removed }
}

async function put(client: Client, duty: Duty): Promise<'made' | 'changed' | 'kept'> {
  const options = scheduleOf(duty)
  try {
    await client.schedule.create(options)
    return 'made'
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
  const handle = client.schedule.getHandle(options.scheduleId)
  const { action } = await handle.describe()
  if (action.memo?.['made'] === options.action.memo?.['made']) return 'kept'
  await handle.update(({ state }) => ({ ...options, state }))
  return 'changed'
}

async function knownSchedules(client: Client): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduleId.startsWith(prefix)) ids.push(scheduleId)
  }
  return ids
}

async function remove(client: Client, id: string): Promise<boolean> {
  try {
    await client.schedule.getHandle(id).delete()
    return true
  } catch (error) {
    // Another process was faster.
    if (error instanceof ScheduleNotFoundError) return false
    throw error
  }
}

/** A duty as a Schedule. Its workflow learns the day from the Schedule's own time. */
function scheduleOf(duty: Duty): ScheduleOptions {
  const { months, dayOfMonth, dayOfWeek, time } = duty.calendar
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const spec: ScheduleOptions['spec'] = {
    timezone: ZONE,
    calendars: [
      {
        hour,
        minute,
        ...(months && { month: months.map(nameOf(monthNames)) }),
        ...(dayOfMonth !== undefined && { dayOfMonth }),
        ...(dayOfWeek !== undefined && { dayOfWeek: nameOf(weekdayNames)(dayOfWeek) }),
      },
    ],
  }
  const policies: ScheduleOptions['policies'] = {
    catchupWindow: `${duty.catchUpDays} days`,
    // Days missed are made up for in their order, one after the other.
    overlap: 'BUFFER_ALL',
  }
  const what = createHash('sha256').update(JSON.stringify({ spec, policies })).digest('hex')
  return {
    scheduleId: scheduleId(duty.id),
    spec,
    policies,
    action: {
      type: 'startWorkflow',
      workflowType: 'duty',
      taskQueue: TASK_QUEUE,
      workflowId: scheduleId(duty.id),
      args: [{ duty: duty.id }],
      memo: { made: what },
    },
  }
}

const nameOf =
  <T extends string>(names: readonly T[]) =>
  (number: number): T => {
    const name = names[number - 1]
    if (!name) throw new RangeError(`not a month or day of the week: ${number}`)
    return name
  }

const monthNames = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const
const weekdayNames = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const
