import type { Tx } from '../db/client.ts'
import { rulesInForce } from '../db/rules.ts'
import { today, type WorkCalendar } from '../workflows/kit/calendar.ts'
import type { Step } from '../workflows/kit/definition.ts'
import {
  escalationLadder,
  type LadderNumbers,
  type LadderStep,
  ladderRules,
  type Rung,
  rungsFor,
} from '../workflows/kit/rungs.ts'

type LadderArgs = {
  readonly dueDate: string
  /** The instant it is armed at. */
  readonly after: string
  readonly ladder: readonly LadderStep[]
}

/** A right that is not used is over when its time is; the rule is the one that limits the step. */
const lapse = (rule: string): LadderStep => ({
  rung: 'lapse',
  rule,
  offset: 1,
  unit: 'days',
  time: '00:00',
  keepWhenPast: true,
})

/**
 * The ladder of a step by the rules that its case keeps. Steps that are an escalation themselves remind
 * and tell, and do not escalate further; a right lapses instead of being late.
 */
export async function readLadder(
  tx: Tx,
  step: Pick<Step, 'ladder' | 'limit'>,
  rulesOf: string,
): Promise<readonly LadderStep[]> {
  const rules = await rulesInForce(tx, Object.values(ladderRules), rulesOf)
  const numbers = Object.entries(ladderRules).map(([name, rule]) => [name, rules.get(rule)?.value])
  const ladder = escalationLadder(Object.fromEntries(numbers) as LadderNumbers)
  switch (step.ladder) {
    case 'full':
      return ladder
    case 'reminders':
      return ladder.filter((s) => s.rung !== 'supervise' && s.rung !== 'propose-interview')
    case 'chief':
      return ladder.map((s) =>
        s.rung === 'propose-interview' ? { ...s, rung: 'supervise-chief' } : s,
      )
    case 'lapses':
      return [...ladder.filter((s) => s.rung.startsWith('remind')), lapse(step.limit)]
  }
}

/** The rungs to arm for a due date. */
export function ladderRungs(calendar: WorkCalendar, args: LadderArgs): readonly Rung[] {
  return rungsFor(calendar, args.dueDate, { after: args.after, ladder: args.ladder })
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
