import type { NoticeOutcome, TaskOutcome } from '../../../db/rehearsal/outcome.ts'
import { isRole, type Role } from '../../../workflows/kit/definition.ts'
import { type Level, wayUp } from '../../../workflows/kit/levels.ts'

type Holds = (person: string, role: Role) => boolean

/**
 * The roles that heard of a task because it was late, in order: with `overdue` whoever was told one level up,
 * then whoever was given a task about it.
 */
export function escalationsOf(
  task: TaskOutcome,
  about: readonly TaskOutcome[],
  told: readonly NoticeOutcome[],
  holds: Holds,
): readonly string[] {
  return task.fired.flatMap((rung) => {
    if (rung === 'overdue') return toldAbove(task, told, holds)
    const opened = about.find((side) => side.step === rung)
    return opened ? [roleOf(opened)] : []
  })
}

function toldAbove(
  task: TaskOutcome,
  told: readonly NoticeOutcome[],
  holds: Holds,
): readonly string[] {
  const from: Level = { role: roleOf(task), sectionId: task.sectionId }
  const above = wayUp(from).slice(1)
  const level = above.find(({ role }) =>
    told.some((n) => n.to !== task.assigneeId && holds(n.to, role)),
  )
  return level ? [level.role] : above.slice(0, 1).map(({ role }) => role)
}

function roleOf({ candidateKey }: TaskOutcome): Role {
  const role = (candidateKey ?? '').split('@')[0] ?? ''
  return isRole(role) ? role : 'staff'
}
