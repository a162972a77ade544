import { z } from 'zod'
import type { Text } from './definition.ts'

/** How a field is drawn; the value's type is the zod schema's. */
export type Widget =
  | 'line'
  | 'paragraph'
  | 'date'
  | 'person'
  | 'people'
  | 'section'
  | 'choice'
  | 'category'
  | 'number'
  | 'yes-no'
  | 'files'
  | 'cases'
export type FieldMeta = {
  readonly label: Text
  readonly widget: Widget
  readonly help?: Text
  /** Of a date: today or later, or today or earlier. */
  readonly bound?: 'from-today' | 'until-today'
  /** Of a number: how fine it may be. */
  readonly step?: number
  readonly choices?: readonly { readonly id: string; readonly label: Text }[]
}

declare module 'zod' {
  interface GlobalMeta {
    field?: FieldMeta
  }
}

const draw = <T extends z.ZodType>(schema: T, field: FieldMeta): T => schema.meta({ field }) as T

/** One line of words. */
export const line = (label: Text, help?: Text) =>
  draw(z.string().trim().min(1).max(200), { label, help, widget: 'line' })

/** An item of the negative list by its id, or words of one's own. */
export const category = (label: Text, help?: Text) =>
  draw(z.string().trim().min(1).max(200), { label, help, widget: 'category' })

/** Several lines of words; at most 4 000 characters. */
export const paragraph = (label: Text, help?: Text) =>
  draw(z.string().trim().min(1).max(4000), { label, help, widget: 'paragraph' })

/** A date as YYYY-MM-DD. */
export const day = (label: Text, help?: Text, bound?: FieldMeta['bound']) =>
  draw(z.iso.date(), { label, help, bound, widget: 'date' })

/** A person's id. */
export const personId = (label: Text, help?: Text) =>
  draw(z.string().min(1).max(64), { label, help, widget: 'person' })

/** Several persons' ids. */
export const personIds = (label: Text, help?: Text) =>
  draw(z.array(z.string().min(1).max(64)).max(20), { label, help, widget: 'people' })

/** A section's id. */
export const sectionId = (label: Text, help?: Text) =>
  draw(z.string().min(1).max(64), { label, help, widget: 'section' })

/** Ids of evidence files already uploaded to this task. */
export const files = (label: Text, help?: Text) =>
  draw(z.array(z.string().max(64)).max(20), { label, help, widget: 'files' })

/**
 * Which of the cases that its case puts before the reader (`case.data.sample`) are meant, each with the
 * reason in words.
 */
export const cases = (label: Text, help?: Text) =>
  draw(z.record(z.string().min(1).max(64), z.string().trim().min(1).max(1000)), {
    label,
    help,
    widget: 'cases',
  })

/** A whole number between two bounds. */
export const count = (label: Text, min: number, max: number, help?: Text) =>
  draw(z.number().int().min(min).max(max), { label, help, widget: 'number' })

/** A number between two bounds, as fine as `step`. */
export const amount = (
  label: Text,
  { min, max, step }: { readonly min: number; readonly max: number; readonly step: number },
  help?: Text,
) => draw(z.number().min(min).max(max), { label, help, step, widget: 'number' })

/** Yes or no. */
export const yesNo = (label: Text, help?: Text) =>
  draw(z.boolean(), { label, help, widget: 'yes-no' })

/** One of a few named choices. */
export const choice = <const T extends readonly { readonly id: string; readonly label: Text }[]>(
  label: Text,
  choices: T,
  help?: Text,
) =>
  draw(z.enum(choices.map((c) => c.id) as [T[number]['id'], ...T[number]['id'][]]), {
    label,
    help,
    widget: 'choice',
    choices,
  })

/** How a field is drawn, whatever it is wrapped in (optional, default). */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const own = schema.meta()?.field
  if (own) return own
  const inner = (schema as { def?: { innerType?: z.ZodType } }).def?.innerType
  return inner ? fieldMeta(inner) : undefined
}
