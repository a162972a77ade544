import type { Step } from './definition.ts'
import type { OpenTask } from './open-task.ts'
import { type TaskToOpen, taskId } from './plan.ts'
import { limitOf, type TaskOptions } from './walk.ts'

/** How the opening of a step's task is written. `keepsClock`: it was returned to, and its clock runs on. */
export function taskToOpen(args: {
  readonly caseId: string
  readonly task: OpenTask
  readonly step: Step
  readonly options: TaskOptions
  readonly keepsClock: boolean
}): TaskToOpen {
  const { task, step, options } = args
  const before = args.keepsClock && task.round > 1
  return {
    step: task.step,
    round: task.round,
    assign: step.assign,
    limit: limitOf(step, options),
    ladder: step.ladder,
    notBy: step.notBy ?? [],
    side: false,
    ...(before && { sameClockAs: taskId(args.caseId, task.step, task.round - 1) }),
  }
}
