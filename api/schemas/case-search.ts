import { z } from '@hono/zod-openapi'
import { Ref } from './common.ts'

/** A case as the palette lists it. */
export const CaseHit = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    section: Ref.nullable(),
    status: z.string(),
  })
  .openapi('CaseHit')

export const CaseSearch = z.object({
  q: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(20).default(8),
})

export const SimilarQuery = z.object({
  text: z.string().trim().min(2).max(4000),
  section: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(20).default(5),
})

export const Commented = z.object({ id: z.string() }).openapi('Commented')
export const Watching = z.object({ watching: z.boolean() }).openapi('Watching')
