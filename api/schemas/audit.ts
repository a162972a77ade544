import { z } from '@hono/zod-openapi'
import { Instant, Ref } from './common.ts'

/** The draw of an audit, complete enough to draw again: order by sha256(seed + id), take the first ones. */
export const AuditSample = z
  .object({
    seed: z.string(),
    /** The record's entry whose hash begins the seed; null in a rehearsal, which brings its own. */
    entry: z.object({ seq: z.number().int(), hash: z.string().nullable() }).nullable(),
    size: z.object({ share: z.number(), min: z.number(), max: z.number() }),
    /** In the order of the draw; the reader gets the id of what they may see, the hash of everything. */
    population: z.array(
      z.object({
        hash: z.string(),
        id: z.string().nullable(),
        number: z.string().nullable(),
        title: z.string().nullable(),
        section: z.string().nullable(),
        drawn: z.boolean(),
        /** `here` in this case, `elsewhere` by others; null when it was not drawn. */
        checked: z.enum(['here', 'elsewhere']).nullable(),
        /** Null until it is checked, and of what is checked elsewhere. */
        finding: z.enum(['holds', 'false']).nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('AuditSample')

export const RatesQuery = z.object({
  /** 2026-01 or 2026-Q1 */
  period: z.string().regex(/^\d{4}-(\d{2}|Q[1-4])$/),
})
export const RateList = z
  .object({
    period: z.string(),
    sections: z.array(
      z.object({
        section: Ref,
        closed: z.number().int(),
        due: z.number().int(),
        /** closed ÷ due; null when none was due. */
        rate: z.number().nullable(),
        below: z.boolean(),
        countedAt: Instant,
      }),
    ),
    minimum: z
      .object({ rule: z.string(), version: z.number().int(), value: z.number() })
      .nullable(),
  })
  .openapi('RateList')
