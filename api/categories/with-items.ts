import type { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { listInForce } from '../../db/negative-versions.ts'
import type { StepOutcome } from '../../workflows/kit/definition.ts'
import { fieldMeta } from '../../workflows/kit/fields.ts'
import { categoryFrom } from './find-item.ts'

type Answer = Readonly<Record<string, unknown>>

/** An answer in which words for an item of the negative list in force on a day are that item, whoever wrote them. */
export async function withItems(
  tx: Tx,
  day: string,
  { form }: StepOutcome,
  answer: Answer,
): Promise<Answer> {
  const fields = Object.entries(form.shape).flatMap(([field, schema]) => {
    const words = answer[field]
    const isCategory = fieldMeta(schema as z.ZodType)?.widget === 'category'
    return isCategory && typeof words === 'string' ? [[field, words] as const] : []
  })
  if (fields.length === 0) return answer
  const { items } = await listInForce(tx, day)
  const found = fields.map(([field, words]) => [field, categoryFrom(words, items)] as const)
  return { ...answer, ...Object.fromEntries(found) }
}
