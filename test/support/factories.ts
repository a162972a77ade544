import { randomUUID } from 'node:crypto'
import { bigrams } from '../../db/bigrams.ts'
import type { Database } from '../../db/client.ts'
import { cases, participant, recusal } from '../../db/schema/cases.ts'
import { absence, person, roleGrant } from '../../db/schema/people.ts'
import { task } from '../../db/schema/tasks.ts'
import { loadViewer, type Viewer } from '../../db/viewer.ts'
import { computeDeadline, type Deadline } from '../../workflows/kit/deadline.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import { calendar2026 } from './work-calendar-2026.ts'

/** When what a factory makes was made, unless it says otherwise. */
export const MORNING = '2026-03-18T09:00:00+08:00'

type Case = typeof cases.$inferInsert
type Task = typeof task.$inferInsert

/** An issue of the permits section at rectification; gives its id. */
export async function aCase(db: Database, args: Partial<Case> = {}): Promise<string> {
  const id = args.id ?? randomUUID()
  const title = args.title ?? '窗口人员态度生硬'
  await db.insert(cases).values({
    procedure: 'issue',
    sectionId: 'permits',
    responsibleId: 'liu.yang',
    source: 'self-check',
    status: 'open',
    step: 'rectify',
    openedBy: 'hu.lin',
    openedAt: MORNING,
    updatedAt: MORNING,
    search: bigrams(title, args.description, args.number),
    ...args,
    title,
    id,
  })
  return id
}

/** A task of a case (of one made for it), open and without a deadline; gives its id. */
export async function aTask(
  db: Database,
  args: Partial<Task> & { readonly due?: string } = {},
): Promise<string> {
  const { due, ...given } = args
  const caseId = given.caseId ?? (await aCase(db))
  const step = given.step ?? 'rectify'
  const title = given.title ?? '窗口人员态度生硬'
  const deadline = due ? deadlineOn(due) : undefined
  const row = {
    procedure: 'issue',
    kind: `issue.${step}`,
    round: 1,
    sectionId: 'permits',
    createdAt: MORNING,
    search: bigrams(title),
    ...(deadline && { deadline, dueAt: deadline.dueAt }),
    ...given,
    id: given.id ?? `${caseId}.${step}.${given.round ?? 1}`,
    step,
    title,
    caseId,
  }
  await db.insert(task).values(row)
  return row.id
}

/** A deadline on a working day. */
export const deadlineOn = (date: string): Deadline =>
  computeDeadline(calendar2026, { kind: 'fixed', date, from: '2026-03-01' })

/** Somebody new in the bureau, with roles held for their section or, without one, bureau-wide. */
export async function aPerson(
  db: Database,
  args: {
    readonly id: string
    readonly sectionId?: string | null
    readonly roles?: readonly Role[]
    readonly leftOn?: string
  },
): Promise<string> {
  const { id, sectionId = 'permits', roles = ['staff'], leftOn = null } = args
  await db
    .insert(person)
    .values({ id, login: id, name: id, nameNormal: id, sectionId, joinedOn: '2020-01-01', leftOn })
  const grants = roles.map((role) => ({
    id: `${id}:${role}`,
    personId: id,
    role,
    sectionId: role === 'staff' || role === 'head' ? sectionId : null,
    fromDate: '2020-01-01',
  }))
  if (grants.length > 0) await db.insert(roleGrant).values(grants)
  return id
}

/** 回避: this person never sees the case. */
export async function recused(db: Database, caseId: string, personId: string): Promise<void> {
  await db.insert(recusal).values({ caseId, personId, because: 'named', since: MORNING })
}

/** Away, with a deputy. */
export async function anAbsence(
  db: Database,
  args: {
    readonly of: string
    readonly deputy: string
    readonly from: string
    readonly to: string
  },
): Promise<void> {
  await db.insert(absence).values({
    id: randomUUID(),
    personId: args.of,
    deputyId: args.deputy,
    fromDate: args.from,
    toDate: args.to,
    setBy: args.of,
  })
}

/** Somebody who takes part in a case. */
export async function aParticipant(
  db: Database,
  args: { readonly caseId: string; readonly personId: string; readonly as: string },
): Promise<void> {
  await db.insert(participant).values({ ...args, since: MORNING })
}

/** Who a person is on a day. */
export async function aViewer(
  db: Database,
  personId: string,
  day = MORNING.slice(0, 10),
): Promise<Viewer> {
  const viewer = await loadViewer(db, personId, day)
  if (!viewer) throw new Error(`${personId} is not in the bureau on ${day}`)
  return viewer
}
