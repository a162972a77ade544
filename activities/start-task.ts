import { arm, inheritFired } from '../db/engine/armed.ts'
import { setStep } from '../db/engine/change-case.ts'
import { draftFrom, forerunner, openTask } from '../db/engine/open-task.ts'
import { takeSubmission } from '../db/engine/take-submission.ts'
import { computeDeadline } from '../workflows/kit/deadline.ts'
import { type TaskToOpen, taskId } from '../workflows/kit/plan.ts'
import { findStep } from '../workflows/procedures.ts'
import { assign } from './assign.ts'
import { deadlineFor } from './deadlines.ts'
import { firstRungs, ladderRungs, readLadder } from './ladder.ts'
import type { Work } from './work.ts'

/** Opens a task with its assignee, deadline and armed ladder, and tells who has it now. */
export async function startTask(work: Work, open: TaskToOpen): Promise<void> {
  const { tx, on, at, day, calendar } = work
  const id = taskId(on.id, open.step, open.round)
  const before = open.sameClockAs ? await forerunner(tx, open.sameClockAs) : undefined
  const deadline = before
    ? computeDeadline(calendar, before.deadline.explanation.spec)
    : await deadlineFor(tx, { calendar, limit: open.limit, at, rulesOf: on.rulesOf })
  const prefer = before?.completedBy ?? before?.assigneeId ?? null
  const to = await assign(tx, { on, open, day, prefer })
  await openTask(tx, {
    id,
    caseId: on.id,
    procedure: on.procedure,
    step: open.step,
    round: open.round,
    aboutTaskId: open.aboutTaskId ?? (open.side ? on.id : null),
    title: on.title,
    number: on.number,
    sectionId: to.sectionId,
    assigneeId: to.assigneeId,
    candidateKey: to.candidateKey,
    excluded: to.excluded,
    coHandlers: before ? before.coHandlers : to.coHandlers,
    deadline,
    at,
    extensions: before?.extensions ?? 0,
  })
  const fired = open.sameClockAs ? await inheritFired(tx, open.sameClockAs, id) : []
  const rungs = (before ? ladderRungs : firstRungs)(calendar, {
    dueDate: deadline.dueDate,
    after: at,
    ladder: await readLadder(tx, open.ladder, on.rulesOf),
  }).filter((r) => !fired.includes(r.rung))
  await arm(tx, { caseId: on.id, ownerId: id, rungs, at })
  if (before?.answer && prefer)
    await draftFrom(tx, { taskId: id, personId: prefer, value: before.answer, at })
  if (!open.side) {
    const limitsCase = findStep(on.procedure, open.step)?.limit === 'case'
    await setStep(tx, {
      caseId: on.id,
      step: open.step,
      dueDate: limitsCase ? deadline.dueDate : null,
      at,
    })
  }
  await note(work, open, { id, dueDate: deadline.dueDate, to })
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
    const kind = open.step === 'supervise' ? 'task.supervise' : 'task.opened'
    for (const personId of [to.assigneeId, ...to.coHandlers])
      work.notices.push({ key: `${kind}:${id}`, personId, kind, caseId: on.id, taskId: id })
  } else if (to.candidateKey) work.keys.add(to.candidateKey)
  const common = { at, actor: 'system', caseId: on.id, taskId: id }
  if (open.asks && open.aboutTaskId) {
    await takeSubmission(work.tx, open.aboutTaskId, 'extension')
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
