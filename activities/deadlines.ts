import type { Tx } from '../db/client.ts'
import { ruleInForce } from '../db/rules.ts'
import { today, type WorkCalendar } from '../workflows/kit/calendar.ts'
import { computeDeadline, type Deadline } from '../workflows/kit/deadline.ts'
import type { Limit } from '../workflows/kit/plan.ts'

/**
 * The deadline of a step that opens at an instant, with its explanation. `rulesOf` is the day whose
 * rules the case keeps. @throws Error when a rule has no unit of time.
 */
export async function deadlineFor(
  tx: Tx,
  args: {
    readonly calendar: WorkCalendar
    readonly limit: Limit
    readonly at: string
    readonly rulesOf: string
  },
): Promise<Deadline> {
  if (args.limit.by === 'date') {
    return computeDeadline(args.calendar, {
      kind: 'fixed',
      date: args.limit.date,
      from: today(args.at),
      ...(args.limit.rule && { rule: args.limit.rule }),
    })
  }
  const rule = await ruleInForce(tx, args.limit.rule, args.rulesOf)
  if (rule.unit !== 'workdays' && rule.unit !== 'days' && rule.unit !== 'months') {
    throw new Error(`rule ${rule.rule} is no time limit: its unit is ${rule.unit}`)
  }
  return computeDeadline(args.calendar, {
    kind: 'rule',
    from: args.limit.from ?? today(args.at),
    rule: rule.rule,
    version: rule.version,
    amount: rule.value,
    unit: rule.unit,
    ...(rule.article && { article: rule.article }),
  })
}
