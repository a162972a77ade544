import type { WorkCalendar } from '../workflows/kit/calendar.ts'
import { escalationLadder, type Rung, rungsFor } from '../workflows/kit/rungs.ts'

/** Steps that are an escalation themselves remind and tell, and do not escalate further. */
const reminders = escalationLadder.filter(
  (step) => step.rung !== 'supervise' && step.rung !== 'propose-interview',
)

/** The rungs to arm for a due date. */
export function ladderRungs(
  calendar: WorkCalendar,
  args: { readonly dueDate: string; readonly after: string; readonly ladder: 'full' | 'reminders' },
): readonly Rung[] {
  const ladder = args.ladder === 'full' ? escalationLadder : reminders
  return rungsFor(calendar, args.dueDate, { after: args.after, ladder })
}
