import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../db/client.ts'
import { findEligible, homeSection } from '../../db/engine/eligible.ts'
import { isRecused, leaveTasks, type OpenTask, openTasksOf, passTask } from '../../db/hand-over.ts'
import type { NewEntry } from '../../db/ledger.ts'
import { announce, tell } from '../../db/tell.ts'
import { loadViewer } from '../../db/viewer.ts'
import { type Role, roles, type Text } from '../../workflows/kit/definition.ts'
import { type Level, wayUp } from '../../workflows/kit/levels.ts'
import { invalid } from '../errors.ts'
import type { HandedOver } from '../schemas/people.ts'

type Args = {
  readonly personId: string
  /** Who gets everything; without it each task goes back to its candidates. */
  readonly to?: string | undefined
  readonly by: string
  readonly at: string
  readonly day: string
  /** They are going: what the receiver may not take goes back to its candidates. */
  readonly isGoing: boolean
}
type Target = { readonly personId: string } | { readonly candidateKey: string }

/**
 * Passes on every open task a person has. One that the receiver or anybody else may not take is
 * listed with the reason.
 */
export async function handOverAll(
  tx: Tx,
  enter: (entry: NewEntry) => void,
  args: Args,
): Promise<z.infer<typeof HandedOver>> {
  const { personId, to, at, by, day } = args
  if (to !== undefined) await checkReceiver(tx, to, personId, day)
  const refused: { taskId: string; why: Text }[] = []
  const tasks = await openTasksOf(tx, personId)
  for (const task of tasks) {
    let target = await targetOf(tx, task, args)
    if ('zh' in target) {
      refused.push({ taskId: task.id, why: target })
      if (args.isGoing) target = await targetOf(tx, task, { ...args, to: undefined })
      if ('zh' in target) continue
    }
    await passTask(tx, task, target, at)
    const { caseId, id: taskId } = task
    enter({
      at,
      kind: 'task.handed-over',
      actor: by,
      caseId,
      taskId,
      data: { from: personId, ...target },
    })
    await tellOf(tx, task, target, { personId, at })
  }
  await leaveTasks(tx, personId)
  return { tasks: tasks.length - refused.length, refused }
}

/** Where a task may go, or the reason why it can't. */
async function targetOf(
  tx: Tx,
  task: OpenTask,
  { personId, to, day }: Args,
): Promise<Target | Text> {
  if (to !== undefined) {
    if (await isRecused(tx, task.caseId, to)) return recused
    return task.excluded.includes(to) ? excluded : { personId: to }
  }
  const levels = await levelsOf(tx, task, day)
  const { level } = await findEligible(tx, {
    caseId: task.caseId,
    levels,
    excluded: [...task.excluded, personId],
    day,
  })
  const found = levels[level]
  return found ? { candidateKey: `${found.role}@${found.sectionId ?? '*'}` } : nobody
}

/** The role whose candidates a task has, or the head who gives it out, and the way up from there. */
async function levelsOf(tx: Tx, task: OpenTask, day: string): Promise<readonly Level[]> {
  const [named, at] = (task.candidateKey ?? '').split('@')
  const role: Role = roles.find((r) => r === named) ?? 'head'
  const sectionId = named ? (at === '*' ? null : (at ?? null)) : task.sectionId
  if (sectionId !== null) return wayUp({ role, sectionId })
  const home = (await homeSection(tx, role, day)) ?? task.sectionId
  return [{ role, sectionId }, ...wayUp({ role, sectionId: home }).slice(1)]
}

async function tellOf(
  tx: Tx,
  task: OpenTask,
  target: Target,
  from: { readonly personId: string; readonly at: string },
): Promise<void> {
  const { id: taskId, caseId } = task
  const isPerson = 'personId' in target
  if (isPerson) {
    const kind = 'task.handed-over'
    const key = `${kind}:${taskId}:${from.at}`
    await tell(tx, [{ key, personId: target.personId, kind, caseId, taskId }], from.at)
  }
  await announce(tx, {
    caseId,
    taskIds: [taskId],
    persons: isPerson ? [from.personId, target.personId] : [from.personId],
    keys: isPerson ? [] : [target.candidateKey],
  })
}

async function checkReceiver(tx: Tx, to: string, personId: string, day: string): Promise<void> {
  const receiver = to === personId ? undefined : await loadViewer(tx, to, day)
  const works = receiver?.roles.some((held) => held.of === to && !idle.includes(held.role))
  if (!works) {
    throw invalid('to', 'hand-over.receiver', {
      zh: '接手人须是在岗的其他干部职工',
      en: 'The receiver must be someone else who is in office and handles tasks',
    })
  }
}

/** Roles that come with no task. */
const idle: readonly Role[] = ['admin', 'security_admin', 'auditor', 'supervisor', 'commission']

const recused: Text = {
  zh: '接手人按回避规则不能办理',
  en: 'The rule of recusal keeps the receiver from it',
}
const excluded: Text = {
  zh: '接手人办理过前面的环节,不能审自己',
  en: 'The receiver did an earlier step and can not judge it',
}
const nobody: Text = {
  zh: '没有其他人可以办理,请指定接手人',
  en: 'Nobody else may take it; please name a receiver',
}
