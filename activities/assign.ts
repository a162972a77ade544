import type { Tx } from '../db/client.ts'
import { doersOf, findEligible, homeSection, openersOf, standingOf } from '../db/engine/eligible.ts'
import type { LockedCase } from '../db/engine/lock-case.ts'
import { type Holder, taskHolder } from '../db/engine/task-holder.ts'
import { type Assignment, isRole, type Role } from '../workflows/kit/definition.ts'
import { bureauRoles, type Level, wayUp } from '../workflows/kit/levels.ts'
import type { TaskToOpen } from '../workflows/kit/plan.ts'
import { findStep } from '../workflows/procedures.ts'

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
  const secondPerson = findStep(on.procedure, open.step)?.notByOpener === true
  const excluded = [
    ...(await doersOf(tx, on.id, open.notBy, day)),
    ...(secondPerson ? await openersOf(tx, on.id, day) : []),
    ...(about?.people ?? []),
    ...barred(on, open),
  ]
  const levels = wayUp(start.level)
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
    sectionId: start.sectionId,
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
  switch (assignment.to) {
    case 'responsible': {
      const persons = [on.responsibleId, ...coResponsible(on)].filter((id) => id !== null)
      const level: Level =
        sectionId === null ? { role: 'chief', sectionId } : { role: 'head', sectionId }
      return { persons, level, sectionId }
    }
    case 'level-up': {
      const standing = about?.personId
        ? await standingOf(tx, about.personId, sectionId, day)
        : 'staff'
      return { level: above(standing, sectionId), sectionId }
    }
    case 'role':
      return roleStart(tx, assignment.role, sectionId, day)
    case 'kept-role':
      return roleStart(tx, keptRole(on, assignment.field), sectionId, day)
  }
}

function keptRole(on: LockedCase, field: string): Role {
  const role = on.data[field]
  if (typeof role === 'string' && isRole(role)) return role
  throw new Error(`${on.id} keeps no role as ${field}`)
}

/** Who may not take the task because the case is about them, or about what they did elsewhere. */
const barred = (on: LockedCase, open: TaskToOpen): readonly string[] => [
  ...idsIn(on, 'barred'),
  ...(findStep(on.procedure, open.step)?.notResponsible && on.responsibleId
    ? [on.responsibleId]
    : []),
]

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

const coResponsible = (on: LockedCase): readonly string[] => idsIn(on, 'coResponsible')

function idsIn(on: LockedCase, field: string): readonly string[] {
  const ids = on.data[field]
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
