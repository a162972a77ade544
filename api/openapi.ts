import type { z } from '@hono/zod-openapi'

/** A 200 (or other) answer as JSON, for `responses` of a route. */
export const answers = <T extends z.ZodType>(schema: T, description = '') => ({
  description,
  content: { 'application/json': { schema } },
})

/** A JSON body that must be there, for `request.body` of a route. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})
