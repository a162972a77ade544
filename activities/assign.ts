import type { Tx } from '../db/client.ts'
import { doersOf, findEligible, homeSection, standingOf } from '../db/engine/eligible.ts'
import type { LockedCase } from '../db/engine/lock-case.ts'
import { type Holder, taskHolder } from '../db/engine/task-holder.ts'
import type { Assignment, Role } from '../workflows/kit/definition.ts'
import { bureauRoles, type Level, wayUp } from '../workflows/kit/levels.ts'
import type { TaskToOpen } from '../workflows/kit/plan.ts'

/** Who gets a task: one person, or everyone who holds a role. */
export type Assigned = {
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  readonly coHandlers: readonly string[]
  readonly excluded: readonly string[]
  /** The section that answers for the task. */
  readonly sectionId: string | null
  /** Why it went higher than the procedure says. */
  readonly movedUp: 'recusal' | 'nobody-eligible' | null
}

/**
 * Assigns a task: nobody named in the case, nobody who did what it judges; the first level with
 * somebody left. One person gets it directly, several get it as candidates (domain §§1, 4).
 */
export async function assign(
  tx: Tx,
  args: {
    readonly on: LockedCase
    readonly open: TaskToOpen
    readonly day: string
    readonly prefer: string | null
  },
): Promise<Assigned> {
  const { on, open, day } = args
  const about = open.aboutTaskId ? await taskHolder(tx, open.aboutTaskId, day) : undefined
  const start = await startingPoint(tx, on, open, day, about)
  // Nobody decides on their own lateness or their own request.
  const excluded = [...(await doersOf(tx, on.id, open.notBy, day)), ...(about?.people ?? [])]
  const levels = start.persons
    ? wayUp({ role: 'head', sectionId: start.sectionId })
    : wayUp(start.level)
  const found = await findEligible(tx, {
    caseId: on.id,
    levels,
    excluded,
    day,
    ...(start.persons && { persons: start.persons }),
  })
  const preferred = args.prefer && found.persons.includes(args.prefer) ? args.prefer : undefined
  const first = start.persons?.find((id) => found.persons.includes(id))
  const assigneeId =
    preferred ?? first ?? (found.persons.length === 1 ? found.persons[0] : undefined) ?? null
  // Nobody at all: it waits at the top, visible to whoever holds that role next.
  const level = found.level < 0 ? levels.at(-1) : levels[found.level - (start.persons ? 1 : 0)]
  return {
    assigneeId,
    candidateKey: level ? candidateKey(level) : null,
    coHandlers:
      found.level === 0 && start.persons ? found.persons.filter((id) => id !== assigneeId) : [],
    excluded,
    // What is reserved to a role is of no section, whose leader would see it.
    sectionId: bureauRoles.some((role) => role === on.audience) ? null : start.sectionId,
    movedUp: found.level !== 0 ? (found.recused ? 'recusal' : 'nobody-eligible') : null,
  }
}

const candidateKey = (level: Level): string =>
  level.role === 'leader' || level.role === 'head' || level.role === 'staff'
    ? `${level.role}@${level.sectionId}`
    : `${level.role}@*`

type Start = {
  readonly persons?: readonly string[]
  readonly level: Level
  readonly sectionId: string | null
}

async function startingPoint(
  tx: Tx,
  on: LockedCase,
  open: TaskToOpen,
  day: string,
  about: Holder | undefined,
): Promise<Start> {
  const assignment: Assignment = open.assign
  const sectionId = about ? about.sectionId : on.sectionId
  // What is reserved to one role stays there, also when it is late or asked about.
  const reserved = bureauRoles.find((role) => role === on.audience)
  if (about && reserved) return await roleStart(tx, reserved, sectionId, day)
  switch (assignment.to) {
    case 'responsible': {
      const persons = [on.responsibleId, ...coResponsible(on)].filter((id) => id !== null)
      return { persons, level: { role: 'head', sectionId }, sectionId }
    }
    case 'level-up': {
      const standing = about?.personId
        ? await standingOf(tx, about.personId, sectionId, day)
        : 'staff'
      return { level: above(standing, sectionId), sectionId }
    }
    case 'role':
      return roleStart(tx, assignment.role, sectionId, day)
  }
}

async function roleStart(
  tx: Tx,
  role: Role,
  sectionId: string | null,
  day: string,
): Promise<Start> {
  if (!bureauRoles.includes(role)) return { level: { role, sectionId }, sectionId }
  const home = await homeSection(tx, role, day)
  return { level: { role, sectionId: home }, sectionId: home }
}

function above(standing: 'staff' | 'head' | 'leader' | 'chief', sectionId: string | null): Level {
  switch (standing) {
    case 'staff':
      return { role: 'head', sectionId }
    case 'head':
      return { role: 'leader', sectionId }
    case 'leader':
      return { role: 'chief', sectionId: null }
    case 'chief':
      return { role: 'committee', sectionId: null }
  }
}

const coResponsible = (on: LockedCase): readonly string[] =>
  Array.isArray(on.data.coResponsible)
    ? on.data.coResponsible.filter((id) => typeof id === 'string')
    : []
