import type { OutcomeName, Procedure, Step, StepName } from './definition.ts'
import type { OpenTask, Receipt, Settlement } from './open-task.ts'
import type { Clock, Limit, Mark, TaskToOpen } from './plan.ts'

export type CaseResult = { readonly outcome: string }
/** What a step says comes next: another step, or the end. */
export type Next<P extends Procedure> = StepName<P> | { readonly end: OutcomeName<P> }
export type Walk<P extends Procedure> = Readonly<Record<string, () => Promise<Next<P>>>>

export type TaskOptions = {
  /** The registered deadline (YYYY-MM-DD) of a step limited by 'case'; without it `rule` counts. */
  readonly deadline?: string | undefined
  readonly rule?: string
  /** The day the step's rule counts from (YYYY-MM-DD), where that is not the day it opens. */
  readonly from?: string | undefined
}
export type SideOptions = {
  readonly about?: OpenTask
  readonly asks?: TaskToOpen['asks']
  /** Signed when the side step is open. */
  readonly receipt?: Receipt
  /** The rung that opens it, fired in the same write. */
  readonly rung?: Clock['rungs'][number]
  /** What follows its answer, written with its end. */
  readonly onAnswer?: (settled: Settlement) => Promise<readonly Mark[]>
}

/** What the engine asks to be opened for a step. */
export function taskToOpen(
  step: Step,
  task: OpenTask,
  options: TaskOptions & { readonly sameClockAs: string | undefined },
): TaskToOpen {
  const { sameClockAs } = options
  return {
    step: task.step,
    round: task.round,
    assign: step.assign,
    limit: limitOf(step, options),
    ladder: step.ladder,
    notBy: step.notBy ?? [],
    ...(step.notRoles && { notRoles: step.notRoles }),
    side: false,
    ...(sameClockAs && { sameClockAs }),
  }
}

/** How long a step has: until the date given, or by its rule; one limited by 'case' names the rule itself. */
function limitOf(step: Step, { deadline, rule, from }: TaskOptions): Limit {
  const by = step.limit === 'case' ? (rule ?? '') : step.limit
  return deadline ? { by: 'date', date: deadline, rule: by } : { by: 'rule', rule: by, from }
}
