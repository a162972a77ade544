import type { z } from 'zod'
import type { TaskFacts } from '../../db/act-facts.ts'
import type { Tx } from '../../db/client.ts'
import { stepAskedFor } from '../../db/due-date.ts'
import { type References, sectionOf, unknownReferences } from '../../db/references.ts'
import { ruleInForce } from '../../db/rules.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { StepOutcome, Text } from '../../workflows/kit/definition.ts'
import { fieldMeta } from '../../workflows/kit/fields.ts'
import { findStep } from '../../workflows/procedures.ts'
import { wrongTriage } from '../complaints/wrong-triage.ts'
import { Refusal } from '../errors.ts'
import { invalidInput } from '../validation.ts'
import { extensionBounds, extensionRule } from './extension-bounds.ts'

export type ReadForm = {
  readonly outcome: string
  /** Everything the person wrote. */
  readonly answer: Readonly<Record<string, unknown>>
  /** What of it the engine may see. */
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Reads an answer against its step's form: types, then whether what it names exists, then its dates.
 * @throws Refusal 422 that names every field
 */
export async function readForm(
  tx: Tx,
  task: TaskFacts,
  sent: {
    readonly outcome?: string | undefined
    readonly values: Readonly<Record<string, unknown>>
  },
): Promise<ReadForm> {
  const outcomes = findStep(task.procedure, task.step)?.outcomes ?? {}
  const outcome = sent.outcome ?? Object.keys(outcomes)[0] ?? ''
  const definition = outcomes[outcome]
  if (!definition) throw noSuchOutcome(Object.keys(outcomes))
  const parsed = definition.form.safeParse(sent.values)
  if (!parsed.success) throw invalidInput(parsed.error)
  const answer: Readonly<Record<string, unknown>> = parsed.data
  const wrong = [
    ...(await wrongReferences(tx, task, definition, answer)),
    ...(await wrongSection(tx, answer)),
    ...(await wrongDates(tx, task, answer)),
    ...(await wrongTriage(tx, { ...task, day: today(task.at) }, outcome, answer)),
  ]
  if (wrong.length > 0) throw fieldsRefused(wrong)
  const facts = Object.fromEntries(
    (definition.facts ?? [])
      .filter((name) => answer[name] !== undefined)
      .map((name) => [name, answer[name]]),
  )
  return { outcome, answer, facts }
}

type Wrong = { readonly field: string; readonly detail: Text; readonly rule?: string }

async function wrongReferences(
  tx: Tx,
  task: TaskFacts,
  { form }: StepOutcome,
  answer: Readonly<Record<string, unknown>>,
): Promise<Wrong[]> {
  const named = Object.entries(form.shape).flatMap(([field, schema]) => {
    const list = listOf[fieldMeta(schema as z.ZodType)?.widget ?? '']
    const value = answer[field]
    if (!list || value === undefined) return []
    return (Array.isArray(value) ? value : [value]).map((id) => ({ field, list, id: String(id) }))
  })
  const ids = (list: keyof References) => named.filter((n) => n.list === list).map((n) => n.id)
  const unknown = await unknownReferences(tx, {
    persons: ids('persons'),
    sections: ids('sections'),
    evidence: ids('evidence'),
    taskId: task.taskId,
    day: today(task.at),
  })
  return named
    .filter((n) => unknown.has(n.id))
    .map((n) => ({ field: n.field, detail: notThere[n.list] }))
}

const listOf: Readonly<Record<string, keyof References>> = {
  person: 'persons',
  people: 'persons',
  section: 'sections',
  files: 'evidence',
}

const notThere: Readonly<Record<keyof References, Text>> = {
  persons: { zh: '没有这个人,或已离岗', en: 'No such person, or they have left' },
  sections: { zh: '没有这个科室', en: 'No such section' },
  evidence: { zh: '没有这份材料,请重新上传', en: 'No such file; please upload it again' },
}

/** Whoever is responsible works in the section responsible. */
async function wrongSection(tx: Tx, answer: Readonly<Record<string, unknown>>): Promise<Wrong[]> {
  const { section, responsible } = answer
  if (typeof section !== 'string' || typeof responsible !== 'string') return []
  const actual = await sectionOf(tx, responsible)
  if (actual === undefined || actual === section) return []
  return [
    {
      field: 'responsible',
      detail: { zh: '此人不在所选科室', en: 'Not a member of that section' },
    },
  ]
}

async function wrongDates(
  tx: Tx,
  task: TaskFacts,
  answer: Readonly<Record<string, unknown>>,
): Promise<Wrong[]> {
  const { deadline, until } = answer
  if (typeof deadline === 'string' && deadline < today(task.at)) {
    return [{ field: 'deadline', detail: { zh: '时限不能早于今天', en: 'Not before today' } }]
  }
  if (typeof until !== 'string' || task.step !== 'extension') return []
  const about = await stepAskedFor(tx, task.taskId)
  const max = await ruleInForce(tx, extensionRule(task.procedure, about ?? ''), task.rulesOf)
  const wrong = await extensionBounds(tx, {
    aboutTask: task.taskId,
    isSide: true,
    until,
    maxDays: max.value,
  })
  return wrong ? [{ field: 'until', detail: wrong, rule: max.rule }] : []
}

function fieldsRefused(wrong: readonly Wrong[]): Refusal {
  const [first] = wrong
  const rule = wrong.find((w) => w.rule)?.rule
  return new Refusal({
    status: 422,
    code: 'request.invalid',
    detail: { zh: '有内容需要修改', en: 'Some of what was entered needs changing' },
    ...(first && { field: first.field }),
    ...(rule && { rule }),
    fields: wrong.map(({ field, detail }) => ({ field, detail })),
  })
}

const noSuchOutcome = (outcomes: readonly string[]): Refusal =>
  new Refusal({
    status: 422,
    code: 'task.no-such-outcome',
    field: 'outcome',
    detail: {
      zh: `办理结果只能是:${outcomes.join('、')}`,
      en: `The outcome is one of: ${outcomes.join(', ')}`,
    },
  })
