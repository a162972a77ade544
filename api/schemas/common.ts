import { z } from '@hono/zod-openapi'

export const Text = z.object({ zh: z.string(), en: z.string() }).openapi('Text')
export const Ref = z.object({ id: z.string(), name: z.string() }).openapi('Ref')
export const IsoDate = z.iso.date().openapi({ example: '2026-03-18' })
export const Instant = z.string().openapi({ example: '2026-03-18T09:00:00+08:00' })
export const Id = z.string().min(1).max(120)

/** RFC 9457 problem, with the rule that refused and who can help. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** Stable code such as `task.not-open`; the web shows its own sentence for it. */
    code: z.string(),
    detail: Text,
    /** Id of the rule behind the refusal. */
    rule: z.string().optional(),
    /** Id of the consequence behind it. */
    consequence: z.string().optional(),
    /** Path of the form field. */
    field: z.string().optional(),
    fields: z.array(z.object({ field: z.string(), detail: Text })).optional(),
    /** Who can help: names or a role. */
    help: Text.optional(),
  })
  .openapi('Problem')

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
