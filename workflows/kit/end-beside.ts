import type { Step } from './definition.ts'
import { endOf } from './journal.ts'
import type { OpenTask, Settlement } from './open-task.ts'
import type { Mark, Plan } from './plan.ts'

/** An answer beside the walk as an effect is told of it: the task, the one it is about, and who answered. */
export type AnsweredBeside = {
  readonly task: string
  readonly about: string
  readonly by: string
}

/** How the end of a step beside the walk is written, with the effect that its outcome names. */
export function endBeside(
  step: Step,
  task: OpenTask,
  settled: Settlement,
  marks: readonly Mark[],
): Pick<Plan, 'ended' | 'marks' | 'effects'> {
  const effect = settled.how === 'completed' ? step.outcomes[settled.outcome]?.effect : undefined
  const facts: AnsweredBeside = { task: task.id, about: task.aboutTaskId ?? '', by: settled.by }
  return { ended: [endOf(task, settled)], marks, effects: effect ? [{ effect, facts }] : [] }
}
