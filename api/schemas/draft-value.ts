import { z } from '@hono/zod-openapi'

/** No form is nested deeper; what is would only be sent to exhaust whoever reads it. */
const MAX_DEPTH = 8

/** What a form holds so far, by field: values are not judged before the form is sent. */
export const DraftValue = z
  .record(z.string().max(64), z.unknown())
  .refine((value) => isShallow(value), { error: 'nested too deep' })

/** Level by level rather than by recursion, which is what deep nesting would exhaust. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
    if (level.length === 0) return true
  }
  return false
}
