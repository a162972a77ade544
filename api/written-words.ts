import { fieldMeta } from '../workflows/kit/fields.ts'
import { findStep } from '../workflows/procedures.ts'

type Answer = Readonly<Record<string, unknown>>

/** What somebody wrote in words in an answer, field by field with its label; ids and dates are left out. */
export function writtenWords(args: {
  readonly procedure: string
  readonly step: string
  readonly outcome: string | null
  readonly answer: Answer
}): { readonly label: { readonly zh: string; readonly en: string }; readonly value: string }[] {
  const form = findStep(args.procedure, args.step)?.outcomes[args.outcome ?? '']?.form
  const fields = form ? Object.entries(form.shape) : []
  return fields.flatMap(([name, schema]) => {
    const value = args.answer[name]
    const meta = fieldMeta(schema)
    const isWords = meta?.widget === 'paragraph' || meta?.widget === 'line'
    return isWords && typeof value === 'string' && value !== ''
      ? [{ label: meta.label, value }]
      : []
  })
}

/** The words of an answer as one text; of a return or withdrawal, its reason. */
export function wordsOf(args: {
  readonly procedure: string
  readonly step: string
  readonly outcome: string | null
  readonly answer: Answer
}): string | null {
  const words = writtenWords(args).map((field) => field.value)
  const { reason } = args.answer
  if (words.length === 0 && typeof reason === 'string') return reason
  return words.length > 0 ? words.join('\n') : null
}
