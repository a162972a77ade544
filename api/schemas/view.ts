import { z } from '@hono/zod-openapi'

/** A saved inbox view; `query` is the part of the address after `/inbox`. */
export const SavedView = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string(),
    /** `*` for everyone, a section's id, or null. */
    sharedWith: z.string().nullable(),
    mine: z.boolean(),
  })
  .openapi('SavedView')

export const SaveView = z
  .object({
    name: z.string().trim().min(1).max(40),
    query: z.string().max(500),
    sharedWith: z.string().max(64).nullable().optional(),
  })
  .openapi('SaveView')
