import type { z } from 'zod'
import { fieldMeta } from '../../../workflows/kit/fields.ts'
import type { Values } from '../scenario/scenario.ts'
import type { Directory } from './directory.ts'
import type { Made } from './world.ts'

type Names = {
  readonly directory: Directory
  readonly made: (name: unknown) => Made | undefined
}

/** Values that name a section, and those that name people. */
const sectionFields = new Set(['section', 'sections', 'sectionId'])
const personFields = new Set([
  'responsible',
  'coResponsible',
  'named',
  'deputy',
  'handOverTo',
  'leader',
  'person',
  'persons',
  'visitor',
  'to',
])
/** Values that are people's words: nothing in them is taken for a name. */
const wordFields = new Set(['title', 'text', 'description', 'reason', 'measures', 'note', 'name'])

/** Turns what a scenario calls sections, people and cases into ids, by the names of the values. */
export function resolveValues(values: Values, names: Names): Values {
  return mapValues(values, (field, value) => {
    if (wordFields.has(field)) return value
    if (sectionFields.has(field)) return names.directory.sectionId(value) ?? value
    const person = personFields.has(field) ? names.directory.personId(value) : undefined
    return person ?? names.made(value)?.id ?? value
  })
}

/** The same by how a form draws its fields. */
export function resolveForm(values: Values, form: z.ZodObject, names: Names): Values {
  return mapValues(values, (field, value) => {
    const schema = form.shape[field] as z.ZodType | undefined
    switch (schema && fieldMeta(schema)?.widget) {
      case 'section':
        return names.directory.sectionId(value) ?? value
      case 'person':
      case 'people':
        return names.directory.personId(value) ?? value
      case 'line':
      case 'paragraph':
      case 'choice':
      case 'date':
        return value
      default:
        return names.made(value)?.id ?? value
    }
  })
}

function mapValues(values: Values, change: (field: string, value: string) => unknown): Values {
  const changed = (field: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => changed(field, item))
    return typeof value === 'string' ? change(field, value) : value
  }
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, changed(field, value)]),
  )
}
