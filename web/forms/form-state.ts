import { createSignal } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { z } from 'zod'
import type { FieldMeta } from '../../workflows/kit/fields.ts'
import { fieldMeta } from '../../workflows/kit/fields.ts'
import { Problem } from '../api.ts'
import type { Text } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'

export type Values = Record<string, unknown>

/** A field as it is drawn: from the schema's own label and widget. */
export type Field = { readonly name: string; readonly meta: FieldMeta; readonly required: boolean }

/** The fields of a form in the order the definition gives them. */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const meta = fieldMeta(field as z.ZodType)
    return meta
      ? [{ name, meta, required: !(field as z.ZodType).safeParse(undefined).success }]
      : []
  })
}

export type FormState = {
  readonly values: Values
  readonly set: (name: string, value: unknown) => void
  readonly error: (name: string) => string | undefined
  /** The values as the schema wants them, or undefined after showing what is wrong. */
  readonly check: (schema: z.ZodObject) => Values | undefined
  /** Puts the API's refusal beside its fields; false when it names none of them. */
  readonly refuse: (error: unknown, schema: z.ZodObject) => boolean
  readonly isComplete: (schema: z.ZodObject) => boolean
  readonly replace: (values: Values) => void
}

/** What somebody types, kept while forms of different outcomes share it. */
export function createForm(
  initial: Values,
  onEdit: (values: Values) => void = () => {},
): FormState {
  const [values, setValues] = createStore<Values>(structuredClone(unwrap(initial)))
  const [errors, setErrors] = createSignal<Readonly<Record<string, Text | string>>>({})
  const parse = (schema: z.ZodObject) => schema.safeParse(cleaned(unwrap(values), schema))
  return {
    values,
    set: (name, value) => {
      // A store merges objects: what was taken out of one would stay.
      setValues(name, isRecord(value) ? reconcile(value) : () => value)
      setErrors(({ [name]: _, ...rest }) => rest)
      onEdit(structuredClone(unwrap(values)))
    },
    error: (name) => {
      const found = errors()[name]
      return typeof found === 'object' ? text(found) : found
    },
    check: (schema) => {
      const result = parse(schema)
      setErrors(result.success ? {} : messagesOf(result.error.issues))
      return result.success ? result.data : undefined
    },
    refuse: (error, schema) => {
      if (!(error instanceof Problem)) return false
      const own = Object.entries(error.fields)
        .map(
          ([path, detail]) =>
            [path.replace(/^values\./, '').split('.')[0] ?? path, detail] as const,
        )
        .filter(([name]) => name in schema.shape)
      setErrors(Object.fromEntries(own))
      return own.length > 0
    },
    isComplete: (schema) => parse(schema).success,
    replace: (next) => {
      setValues(reconcile(structuredClone(unwrap(next))))
      setErrors({})
    },
  }
}

/** Only the schema's fields; what was left empty is absent rather than an empty word or list. */
function cleaned(values: Values, schema: z.ZodObject): Values {
  const kept = Object.keys(schema.shape)
    .map((name) => [name, values[name]] as const)
    .filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !isEmptyList(value),
    )
  return Object.fromEntries(kept)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

type Issue = z.core.$ZodIssue

/** Ours instead of the library's: short, in the reader's language, and saying what to do. */
function messagesOf(issues: readonly Issue[]): Record<string, string> {
  return Object.fromEntries(issues.map((issue) => [String(issue.path[0]), messageOf(issue)]))
}

function messageOf(issue: Issue): string {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return t('form.tooLong', Number(issue.maximum))
  if (issue.code === 'too_big') return t('form.atMost', Number(issue.maximum))
  if (issue.code === 'too_small' && issue.origin === 'number')
    return t('form.atLeast', Number(issue.minimum))
  if (issue.code === 'invalid_format') return t('form.format')
  return t('form.required')
}
