import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from './calendar.ts'
import { addWorkingDays, shanghaiInstant } from './calendar.ts'

/** One timed step of a reminder or escalation; `firesAt` is an ISO instant with +08:00. */
export type Rung = { rung: string; firesAt: string }

/**
 * A rung relative to the due date. `keepWhenPast` says what follows when its time is over before it could be armed:
 * a reminder is pointless then, an escalation is still owed and fires at once.
 */
export type LadderStep = {
  readonly rung: string
  readonly offset: number
  readonly unit: 'workdays' | 'days'
  readonly time: string
  readonly keepWhenPast: boolean
}

/** Domain §4: remind 3 and 1 working days before and on the day; told at once; +3 working days; +5 more. */
export const escalationLadder = [
  { rung: 'remind-3', offset: -3, unit: 'workdays', time: '09:00', keepWhenPast: false },
  { rung: 'remind-1', offset: -1, unit: 'workdays', time: '09:00', keepWhenPast: false },
  { rung: 'remind-0', offset: 0, unit: 'workdays', time: '09:00', keepWhenPast: false },
  { rung: 'overdue', offset: 1, unit: 'days', time: '09:00', keepWhenPast: true },
  { rung: 'supervise', offset: 3, unit: 'workdays', time: '09:00', keepWhenPast: true },
  { rung: 'propose-interview', offset: 8, unit: 'workdays', time: '09:00', keepWhenPast: true },
] as const satisfies readonly LadderStep[]

/** The rungs of the ladder that domain §4 gives every task. */
export type EscalationRung = (typeof escalationLadder)[number]['rung']

/**
 * The rungs to arm for a due date, in the order they fire. Rungs not after the instant `after` are dropped, except those
 * kept when past: they stay with their past time, which a timer reads as "at once".
 */
export function rungsFor(
  cal: WorkCalendar,
  dueDate: string,
  opts: { readonly after: string; readonly ladder?: readonly LadderStep[] },
): Rung[] {
  const after = Temporal.Instant.from(opts.after).epochMilliseconds
  return (opts.ladder ?? escalationLadder)
    .map((step) => {
      const firesAt = shanghaiInstant(dateOf(cal, dueDate, step), step.time)
      return { step, firesAt, at: Temporal.Instant.from(firesAt).epochMilliseconds }
    })
    .filter(({ step, at }) => step.keepWhenPast || at > after)
    .sort((a, b) => a.at - b.at)
    .map(({ step, firesAt }) => ({ rung: step.rung, firesAt }))
}

function dateOf(cal: WorkCalendar, dueDate: string, step: LadderStep): string {
  if (step.unit === 'workdays') return addWorkingDays(cal, dueDate, step.offset)
  return Temporal.PlainDate.from(dueDate).add({ days: step.offset }).toString()
}
