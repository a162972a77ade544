import type { z } from 'zod'
import { type FieldMeta, fieldMeta } from '../../../workflows/kit/fields.ts'

/** What stands where somebody wrote something. */
export const OMITTED = '(略)'

/** Fields whose values are dates, choices and numbers, or ids of whoever is in charge. */
const wordless: readonly FieldMeta['widget'][] = [
  'date',
  'choice',
  'number',
  'yes-no',
  'section',
  'person',
]

/** An answer as its form takes it, with nothing that anyone wrote and nobody who was complained about. */
export function withoutWords(
  form: z.ZodObject | undefined,
  answer: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!form) return {}
  const fields = Object.entries(form.shape).flatMap(([name, field]): [string, unknown][] => {
    const schema = field as z.ZodType
    const widget = fieldMeta(schema)?.widget
    const needed = !schema.safeParse(undefined).success
    if (widget && wordless.includes(widget)) {
      return answer[name] === undefined ? [] : [[name, answer[name]]]
    }
    if (!needed) return name === 'coResponsible' && answer[name] ? [[name, answer[name]]] : []
    return [[name, widget === 'files' || widget === 'people' ? [] : OMITTED]]
  })
  return Object.fromEntries(fields)
}
