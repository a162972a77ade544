import { arm, inheritFired } from '../db/engine/armed.ts'
import { setStep } from '../db/engine/change-case.ts'
import { draftFrom, forerunner, openTask } from '../db/engine/open-task.ts'
import { takeSubmission } from '../db/engine/take-submission.ts'
import { computeDeadline, type Deadline, resumedDue } from '../workflows/kit/deadline.ts'
import { type TaskToOpen, taskId } from '../workflows/kit/plan.ts'
import type { Rung } from '../workflows/kit/rungs.ts'
import { findStep } from '../workflows/procedures.ts'
import { assign } from './assign.ts'
import { deadlineFor } from './deadlines.ts'
import { firstRungs, ladderRungs, readLadder } from './ladder.ts'
import type { Work } from './work.ts'

/** Opens a task with its assignee, deadline and armed ladder, and tells who has it now. */
export async function startTask(work: Work, open: TaskToOpen): Promise<void> {
  const { tx, on, at, day } = work
  const id = taskId(on.id, open.step, open.round)
  const before = open.sameClockAs ? await forerunner(tx, open.sameClockAs) : undefined
  const prefer = before?.completedBy ?? before?.assigneeId ?? null
  const [{ deadline, rungs }, to] = await Promise.all([
    clockOf(work, open, before?.deadline),
    assign(tx, { on, open, day, prefer }),
  ])
  const asked = open.asks && (await takeAsked(work, open))
  const limitsCase = findStep(on.procedure, open.step)?.limit === 'case'
  const resumed = on.dueKept && resumedDue(work.calendar, on.dueKept, day)
  const dueDate = limitsCase ? deadline.dueDate : resumed
  await Promise.all([
    openTask(tx, {
      id,
      caseId: on.id,
      procedure: on.procedure,
      step: open.step,
      round: open.round,
      aboutTaskId: open.aboutTaskId ?? (open.side ? on.id : null),
      title: on.title,
      brief: asked ?? null,
      number: on.number,
      sectionId: to.sectionId,
      assigneeId: to.assigneeId,
      candidateKey: to.candidateKey,
      excluded: to.excluded,
      coHandlers: before ? before.coHandlers : to.coHandlers,
      deadline,
      at,
      extensions: before?.extensions ?? 0,
    }),
    armFirst(work, id, open.sameClockAs, rungs),
    open.side ? undefined : setStep(tx, { caseId: on.id, step: open.step, dueDate, at }),
    before?.answer && prefer
      ? draftFrom(tx, { taskId: id, personId: prefer, value: before.answer, at })
      : undefined,
  ])
  await note(work, open, { id, dueDate: deadline.dueDate, to })
}

/** The deadline and its rungs: counted from today, or those of an earlier round. */
async function clockOf(work: Work, open: TaskToOpen, kept: Deadline | undefined) {
  const { tx, calendar, at, on } = work
  const [ladder, deadline] = await Promise.all([
    readLadder(tx, { ladder: open.ladder, limit: limitRule(open) }, on.rulesOf),
    kept
      ? computeDeadline(calendar, kept.explanation.spec)
      : deadlineFor(tx, { calendar, limit: open.limit, at, rulesOf: on.rulesOf }),
  ])
  const args = { dueDate: deadline.dueDate, after: at, ladder }
  return { deadline, rungs: (kept ? ladderRungs : firstRungs)(calendar, args) }
}

const limitRule = ({ limit }: TaskToOpen): string => limit.rule ?? ''

/** Arms a new task; what had fired in an earlier round does not fire again. */
async function armFirst(
  { tx, on, at }: Work,
  id: string,
  sameClockAs: string | undefined,
  rungs: readonly Rung[],
): Promise<void> {
  const fired = sameClockAs ? await inheritFired(tx, sameClockAs, id) : []
  const left = rungs.filter((rung) => !fired.includes(rung.rung))
  await arm(tx, { caseId: on.id, ownerId: id, rungs: left, at, isNew: true })
}

/** What somebody asked for a task, and why: the whole of it goes to whoever decides. */
async function takeAsked({ tx }: Work, open: TaskToOpen) {
  const asked = open.aboutTaskId && (await takeSubmission(tx, open.aboutTaskId, open.step))
  return asked ? asked.answer : null
}

async function note(
  work: Work,
  open: TaskToOpen,
  task: {
    readonly id: string
    readonly dueDate: string
    readonly to: Awaited<ReturnType<typeof assign>>
  },
): Promise<void> {
  const { on, at, entries } = work
  const { id, to } = task
  work.taskIds.add(id)
  if (to.assigneeId) {
    work.persons.add(to.assigneeId)
    const kind = open.step.startsWith('supervise') ? 'task.supervise' : 'task.opened'
    for (const personId of [to.assigneeId, ...to.coHandlers])
      work.notices.push({
        key: `${kind}:${id}`,
        personId,
        kind,
        caseId: on.id,
        taskId: id,
        binding: kind === 'task.supervise',
      })
  } else if (to.candidateKey) work.keys.add(to.candidateKey)
  const common = { at, actor: 'system', caseId: on.id, taskId: id }
  if (open.asks && open.aboutTaskId) {
    entries.push({
      ...common,
      kind: 'task.extension-asked',
      actor: open.asks.by,
      taskId: open.aboutTaskId,
      data: { until: open.asks.until },
    })
  }
  entries.push({
    ...common,
    kind: 'task.opened',
    data: {
      step: open.step,
      round: open.round,
      due: task.dueDate,
      assignee: to.assigneeId,
      candidateKey: to.candidateKey,
      ...(open.aboutTaskId && { about: open.aboutTaskId }),
    },
  })
  if (to.movedUp)
    entries.push({ ...common, kind: 'task.reassigned', rule: 'recusal', data: { why: to.movedUp } })
}
