import type { z } from '@hono/zod-openapi'
import type { Text } from '../workflows/kit/definition.ts'
import { Refusal } from './errors.ts'

type Issue = z.core.$ZodIssue

/** Turns what zod found into one refusal that names every field. */
export function refuseInvalid(
  result: { readonly success: true } | { readonly success: false; readonly error: z.ZodError },
): void {
  if (!result.success) throw invalidInput(result.error)
}

/** @see refuseInvalid: for schemas checked by hand, such as a task's form. */
export function invalidInput(error: { readonly issues: readonly Issue[] }): Refusal {
  const fields = error.issues.map((issue) => ({
    field: issue.path.join('.'),
    detail: sentence(issue),
  }))
  const field = fields[0]?.field
  return new Refusal({
    status: 422,
    code: 'request.invalid',
    detail: { zh: '有内容需要修改', en: 'Some of what was entered needs changing' },
    ...(field && { field }),
    fields,
  })
}

/** What is wrong, in words that fit beside a field. */
function sentence(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? { zh: '必填', en: 'Required' }
        : { zh: '格式不对', en: 'Not the right kind of value' }
    case 'too_small':
      return Number(issue.minimum) === 1 && issue.origin !== 'number'
        ? { zh: '必填', en: 'Required' }
        : { zh: `不能少于${issue.minimum}`, en: `Not less than ${issue.minimum}` }
    case 'too_big':
      return { zh: `不能超过${issue.maximum}`, en: `Not more than ${issue.maximum}` }
    case 'invalid_value':
      return { zh: '不在可选范围内', en: 'Not one of the choices' }
    case 'unrecognized_keys':
      return { zh: '多余的内容', en: 'Not expected' }
    default:
      return { zh: '格式不对', en: 'Not in the right form' }
  }
}
