import { today, type WorkCalendar } from '../workflows/kit/calendar.ts'
import { escalationLadder, type Rung, rungsFor } from '../workflows/kit/rungs.ts'

/** Steps that are an escalation themselves remind and tell, and do not escalate further. */
const reminders = escalationLadder.filter(
  (step) => step.rung !== 'supervise' && step.rung !== 'propose-interview',
)

type LadderArgs = {
  readonly dueDate: string
  /** The instant it is armed at. */
  readonly after: string
  readonly ladder: 'full' | 'reminders'
}

/** The rungs to arm for a due date. */
export function ladderRungs(calendar: WorkCalendar, args: LadderArgs): readonly Rung[] {
  const ladder = args.ladder === 'full' ? escalationLadder : reminders
  return rungsFor(calendar, args.dueDate, { after: args.after, ladder })
}

/**
 * The rungs of a task that opens. One that is overdue already, such as a row of an old ledger, is told of
 * at once, but its escalation counts from today: nobody is escalated for days they never had.
 */
export function firstRungs(calendar: WorkCalendar, args: LadderArgs): readonly Rung[] {
  const openedOn = today(args.after)
  if (args.dueDate >= openedOn) return ladderRungs(calendar, args)
  return ladderRungs(calendar, { ...args, dueDate: openedOn })
    .filter((rung) => !rung.rung.startsWith('remind'))
    .map((rung) => (rung.rung === 'overdue' ? { ...rung, firesAt: args.after } : rung))
}
