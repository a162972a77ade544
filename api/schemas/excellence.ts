import { z } from '@hono/zod-openapi'
import { Id, Instant, IsoDate, Ref, Text } from './common.ts'

/** A consequence with everything that says why. */
export const ImposedWhy = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: Text,
    at: Instant,
    until: IsoDate.nullable(),
    liftedAt: Instant.nullable(),
    rule: z.string(),
    ruleVersion: z.number().int(),
    threshold: z.number().nullable(),
    value: z.number().nullable(),
    period: z.string().nullable(),
    /** How many cases were counted; the case's page lists them. */
    counted: z.number().int(),
    decidedBy: z.array(z.string()),
    /** The case that imposed it, where the reader may see it. */
    case: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  })
  .openapi('ImposedWhy')

export const eligibilityStates = ['eligible', 'proposed', 'cancelled', 'restored'] as const

export const YearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })

export const EligibilityList = z
  .object({
    year: z.number().int(),
    sections: z.array(
      z.object({
        section: Ref,
        state: z.enum(eligibilityStates),
        why: z.array(ImposedWhy),
      }),
    ),
  })
  .openapi('EligibilityList')

/** `lapsed`: its time limit is over and it is being reviewed, so that it bars nobody. */
export const watchStates = ['listed', 'lapsed', 'released', 'referred'] as const

export const WatchList = z
  .object({
    entries: z.array(
      z.object({
        person: Ref,
        section: Ref.nullable(),
        state: z.enum(watchStates),
        reason: z.string().nullable(),
        step: Text.nullable(),
        why: ImposedWhy,
      }),
    ),
  })
  .openapi('WatchList')

export const Nomination = z
  .object({
    id: z.string(),
    year: z.number().int(),
    section: Ref,
    /** Null where the section itself is nominated. */
    person: Ref.nullable(),
    merits: z.string(),
    by: Ref,
    at: Instant,
    /** What has come to stand against it since. */
    barred: z.array(z.object({ consequence: z.string(), rule: z.string() })),
    mayWithdraw: z.boolean(),
  })
  .openapi('Nomination')

export const NominationList = z
  .object({
    year: z.number().int(),
    items: z.array(Nomination),
    /** Sections that the reader may nominate, and whose people; empty for whoever may nominate nobody. */
    mayNominate: z.array(Ref),
  })
  .openapi('NominationList')

/** Either a section or a person. */
export const Nominate = z
  .object({
    year: z.number().int().min(2000).max(2100),
    section: Id.optional(),
    person: Id.optional(),
    merits: z.string().trim().min(1).max(2000),
  })
  .openapi('Nominate')
