import type { Procedure } from '../../workflows/kit/definition.ts'
import { procedures } from '../../workflows/procedures.ts'

/** Rules of the ladder hold for every task of every procedure. */
const ofEveryTask = 'task.'

/**
 * The procedures that a rule is a number of, and whose running cases therefore keep its older values: it
 * limits one of their steps, or is named after them. Rules that duties count by have none.
 */
export function proceduresUsing(
  rule: string,
  all: readonly Procedure[] = Object.values(procedures),
): readonly string[] {
  return all
    .filter(({ id, steps }) => {
      if (rule.startsWith(ofEveryTask) || rule.startsWith(`${id}.`)) return true
      return Object.values(steps).some((step) => step.limit === rule)
    })
    .map(({ id }) => id)
}
