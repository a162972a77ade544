import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from './calendar.ts'
import { addWorkingDays, shanghaiInstant } from './calendar.ts'

/** One timed step of a reminder or escalation; `firesAt` is an ISO instant with +08:00, `rule` what set it. */
export type Rung = { rung: string; firesAt: string; rule: string }

/**
 * A rung relative to the due date. `keepWhenPast` says what follows when its time is over before it could be armed:
 * a reminder is pointless then, an escalation is still owed and fires at once.
 */
export type LadderStep = {
  readonly rung: string
  readonly rule: string
  readonly offset: number
  readonly unit: 'workdays' | 'days'
  readonly time: string
  readonly keepWhenPast: boolean
}

/** The numbers of domain §4, by the rule that holds each. */
export const ladderRules = {
  early: 'task.remind.early.days',
  late: 'task.remind.late.days',
  overdue: 'task.overdue.after.days',
  supervise: 'task.supervise.after.days',
  interview: 'task.propose-interview.after.days',
} as const
export type LadderNumbers = Readonly<Record<keyof typeof ladderRules, number>>

/** As domain §4 has them: remind 3 and 1 working days before and on the day; +3 working days; +5 more. */
const standard: LadderNumbers = { early: 3, late: 1, overdue: 1, supervise: 3, interview: 5 }

/** The ladder that every task has, from its rules' numbers. */
export function escalationLadder(n: LadderNumbers = standard): readonly LadderStep[] {
  const morning = { unit: 'workdays', time: '09:00' } as const
  const remind = { ...morning, keepWhenPast: false } as const
  const escalate = { ...morning, keepWhenPast: true } as const
  return [
    { ...remind, rung: 'remind-3', rule: ladderRules.early, offset: -n.early },
    { ...remind, rung: 'remind-1', rule: ladderRules.late, offset: -n.late },
    { ...remind, rung: 'remind-0', rule: ladderRules.late, offset: 0 },
    { ...escalate, rung: 'overdue', rule: ladderRules.overdue, offset: n.overdue, unit: 'days' },
    { ...escalate, rung: 'supervise', rule: ladderRules.supervise, offset: n.supervise },
    {
      ...escalate,
      rung: 'propose-interview',
      rule: ladderRules.interview,
      offset: n.supervise + n.interview,
    },
  ]
}

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
  return (opts.ladder ?? escalationLadder())
    .map((step) => {
      const firesAt = shanghaiInstant(dateOf(cal, dueDate, step), step.time)
      return { step, firesAt, at: Temporal.Instant.from(firesAt).epochMilliseconds }
    })
    .filter(({ step, at }) => step.keepWhenPast || at > after)
    .sort((a, b) => a.at - b.at)
    .map(({ step, firesAt }) => ({ rung: step.rung, firesAt, rule: step.rule }))
}

function dateOf(cal: WorkCalendar, dueDate: string, step: LadderStep): string {
  if (step.unit === 'workdays') return addWorkingDays(cal, dueDate, step.offset)
  return Temporal.PlainDate.from(dueDate).add({ days: step.offset }).toString()
}
