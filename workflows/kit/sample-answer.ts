import type { z } from 'zod'
import type { StepOutcome } from './definition.ts'
import { fieldMeta } from './fields.ts'

/** What an answer is made from when nobody says what to write. */
export type SampleContext = {
  /** YYYY-MM-DD */
  readonly today: string
  /** Somebody who may be named, and the section they work in; null where the case has none. */
  readonly person: string | null
  readonly section: string | null
  /** What the case says already, by field: taken before anything is made up. */
  readonly known: Readonly<Record<string, unknown>>
}

/** The outcome of somebody who does their work without a fuss: the first that lets the case go on. */
export function sampleOutcome(outcomes: Readonly<Record<string, StepOutcome>>): string | undefined {
  const names = Object.keys(outcomes)
  return names.find((name) => outcomes[name]?.tone === 'go') ?? names[0]
}

/** Words that nobody takes for a person's. */
const WORDS = '推演'

/**
 * A plain answer to a form: what is known, else a value for each field that has to be filled in. The mildest
 * one: the first choice, no, nobody, nothing attached.
 */
export function sampleAnswer(
  form: z.ZodObject,
  context: SampleContext,
): Readonly<Record<string, unknown>> {
  const values = Object.entries(form.shape).map(([name, field]) => {
    const schema = field as z.ZodType
    const known = context.known[name]
    if (known !== undefined && known !== null && schema.safeParse(known).success) {
      return [name, known] as const
    }
    return [name, isOptional(schema) ? undefined : sampleValue(schema, context)] as const
  })
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success

function sampleValue(schema: z.ZodType, context: SampleContext): unknown {
  const field = fieldMeta(schema)
  return candidates(field, context).find((value) => schema.safeParse(value).success)
}

/** Values to try for a field, the mildest first; a schema may ask for more than its widget tells. */
function candidates(field: ReturnType<typeof fieldMeta>, context: SampleContext): unknown[] {
  const { today, person, section } = context
  switch (field?.widget) {
    case 'line':
    case 'paragraph':
      return [`${field.label.zh}(${WORDS})`, WORDS]
    case 'date':
      return [today]
    case 'person':
      return [person]
    case 'people':
      return [[], [person]]
    case 'section':
      return [section]
    case 'choice':
      return (field.choices ?? []).map((choice) => choice.id)
    case 'number':
      return [0, 1, 2, 3, 4, 5, 10, 100]
    case 'yes-no':
      return [false, true]
    case 'files':
      return [[]]
    default:
      return [[], WORDS, 0, 1, false, today, [WORDS], {}]
  }
}
