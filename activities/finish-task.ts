import { giveNumber, patchCase } from '../db/engine/change-case.ts'
import { type Ended, endTask } from '../db/engine/end-task.ts'
import { taskHolder } from '../db/engine/task-holder.ts'
import { recuse } from '../db/recusal.ts'
import type { EndedTask } from '../workflows/kit/plan.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'
import { casePatch, namedIn } from './case-patch.ts'
import { digest } from './digest.ts'
import type { Work } from './work.ts'

/** Ends a task: its answer becomes the record, and what the answer fixes becomes the case's. */
export async function finishTask(work: Work, end: EndedTask): Promise<void> {
  const { tx, on } = work
  const ended = await endTask(tx, end)
  if (!ended) return
  work.taskIds.add(ended.id)
  if (ended.assigneeId) work.persons.add(ended.assigneeId)
  work.entries.push({
    at: end.at,
    kind: `task.${end.ending}`,
    actor: end.by,
    onBehalfOf: ended.onBehalfOf,
    caseId: on.id,
    taskId: ended.id,
    data: {
      step: ended.step,
      round: ended.round,
      ...(end.outcome && { outcome: end.outcome }),
      ...(end.to && { to: end.to }),
      ...(ended.aboutTaskId && { about: ended.aboutTaskId }),
      ...(ended.answer && { digest: digest(ended.answer) }),
    },
  })
  if (ended.aboutTaskId && end.ending === 'completed') await tellWhomItConcerns(work, ended)
  if (end.ending === 'completed' && end.outcome) await recordAnswer(work, ended, end.outcome)
}

/** What was decided beside a task (an instruction, an extension) is told to whoever has the task. */
async function tellWhomItConcerns(work: Work, ended: Ended): Promise<void> {
  const holder = ended.aboutTaskId
    ? await taskHolder(work.tx, ended.aboutTaskId, work.day)
    : undefined
  for (const personId of holder?.people ?? []) {
    const kind = `task.${ended.step}-answered`
    work.notices.push({
      key: `answered:${ended.id}`,
      personId,
      kind,
      caseId: work.on.id,
      taskId: ended.aboutTaskId,
    })
  }
}

async function recordAnswer(
  work: Work,
  ended: {
    readonly id: string
    readonly step: string
    readonly answer: Readonly<Record<string, unknown>> | null
  },
  outcome: string,
): Promise<void> {
  const { tx, on, at, day } = work
  const definition = findStep(on.procedure, ended.step)?.outcomes[outcome]
  if (!definition) throw new Error(`${on.procedure}.${ended.step} has no outcome ${outcome}`)
  const patch = casePatch(ended.answer ?? {}, definition.writes ?? [])
  if (definition.writes) await patchCase(tx, on.id, patch, at)
  work.on = { ...on, ...patch, data: { ...on.data, ...patch.data } }
  await recuse(tx, { caseId: on.id, named: namedIn(patch), at, day })
  if (!definition.numbers) return
  const series = findProcedure(on.procedure)?.series ?? ''
  const number = await giveNumber(tx, { caseId: on.id, series, year: day.slice(0, 4), at })
  work.on = { ...work.on, number }
  work.entries.push({ at, kind: 'case.numbered', actor: 'system', caseId: on.id, data: { number } })
}
