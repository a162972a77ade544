import type { PlayedTask } from '../../../db/rehearsal/tasks.ts'
import { sampleAnswer, sampleOutcome } from '../../../workflows/kit/sample-answer.ts'
import { findStep } from '../../../workflows/procedures.ts'
import { shanghaiDay } from '../scenario/moment.ts'
import type { Values } from '../scenario/scenario.ts'
import { resolveForm } from './values.ts'
import type { World } from './world.ts'

export type Answer = { readonly outcome: string | undefined; readonly values: Values }

/** What somebody answers to a task: what the scenario says, and a sample of what the form asks for besides. */
export async function answerTo(
  world: World,
  task: PlayedTask,
  said: { readonly outcome?: string | undefined; readonly values: Values | undefined },
): Promise<Answer> {
  const outcomes = findStep(task.procedure, task.step)?.outcomes ?? {}
  const { outcome: inside, ...written } = said.values ?? {}
  const asked = said.outcome ?? (typeof inside === 'string' ? inside : undefined)
  const outcome = asked ?? sampleOutcome(outcomes)
  const form = outcome === undefined ? undefined : outcomes[outcome]?.form
  if (!form) return { outcome, values: written }
  const directory = await world.directory()
  const made = (name: unknown) => world.made.get(String(name))
  const sample = sampleAnswer(form, {
    today: shanghaiDay(world.bureau.nowMs()),
    section: task.sectionId,
    person: task.responsibleId ?? directory.someoneOf(task.sectionId),
    known: {
      ...task.brief,
      section: task.sectionId,
      responsible: task.responsibleId ?? directory.someoneOf(task.sectionId),
      title: task.title,
      severity: task.severity,
      category: task.category,
      deadline: task.dueDate,
    },
  })
  return { outcome, values: { ...sample, ...resolveForm(written, form, { directory, made }) } }
}
