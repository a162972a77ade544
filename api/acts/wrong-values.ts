import type { z } from 'zod'
import type { TaskFacts } from '../../db/act-facts.ts'
import type { Tx } from '../../db/client.ts'
import { sampleOf } from '../../db/sampled.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { StepOutcome, Text } from '../../workflows/kit/definition.ts'
import { type FieldMeta, fieldMeta } from '../../workflows/kit/fields.ts'

/** A value that has the right shape and still cannot be. */
export type Wrong = { readonly field: string; readonly detail: Text; readonly rule?: string }

/** Cases are named out of those put before the reader. */
export async function wrongCases(
  tx: Tx,
  task: TaskFacts,
  { form }: StepOutcome,
  answer: Readonly<Record<string, unknown>>,
): Promise<Wrong[]> {
  const fields = fieldsWith(form, (meta) => meta.widget === 'cases')
  if (fields.length === 0) return []
  const sample = await sampleOf(tx, task.caseId)
  return fields
    .filter((field) => Object.keys(answer[field] ?? {}).some((id) => !sample.includes(id)))
    .map((field) => ({
      field,
      detail: { zh: '有的案件不在抽查之列', en: 'Not every case named was put before you' },
    }))
}

/** Dates on the wrong side of today. */
export function wrongBounds(
  task: TaskFacts,
  { form }: StepOutcome,
  answer: Readonly<Record<string, unknown>>,
): Wrong[] {
  const now = today(task.at)
  const past = fieldsWith(form, (meta) => meta.bound === 'from-today')
    .filter((field) => String(answer[field] ?? now) < now)
    .map((field) => ({ field, detail: { zh: '不能早于今天', en: 'Not before today' } }))
  const future = fieldsWith(form, (meta) => meta.bound === 'until-today')
    .filter((field) => String(answer[field] ?? now) > now)
    .map((field) => ({ field, detail: { zh: '不能晚于今天', en: 'Not after today' } }))
  return [...past, ...future]
}

const fieldsWith = (form: z.ZodObject, has: (meta: FieldMeta) => boolean): string[] =>
  Object.entries(form.shape).flatMap(([field, schema]) => {
    const meta = fieldMeta(schema as z.ZodType)
    return meta && has(meta) ? [field] : []
  })
