/** Units of a rule's value; `ratio` is 0–1. */
export const ruleUnits = [
  'workdays',
  'days',
  'months',
  'ratio',
  'count',
  'hours',
  'minutes',
  'yuan',
] as const
export type RuleUnit = (typeof ruleUnits)[number]

/** Units that are counted one by one: half a working day or half an attempt is no value. */
export const wholeUnits: readonly RuleUnit[] = ['workdays', 'days', 'months', 'count', 'minutes']
