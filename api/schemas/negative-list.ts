import { z } from '@hono/zod-openapi'
import { Id, Instant, IsoDate, Ref } from './common.ts'
import { RuleProposal } from './rule.ts'

export const NegativeListItem = z
  .object({ id: z.string(), zh: z.string(), en: z.string(), aliases: z.array(z.string()) })
  .openapi('NegativeListItem')

/** 负面清单 in force: for everybody, signed in or not. */
export const NegativeList = z
  .object({
    version: z.number().int(),
    effectiveFrom: IsoDate,
    items: z.array(NegativeListItem),
  })
  .openapi('NegativeList')

/** What the bureau's own people see beside it: issues of each item, and how the list came about. */
export const NegativeListUse = z
  .object({
    /** Issues by item, as far as the reader may see. */
    counts: z.record(z.string(), z.number().int()),
    versions: z.array(
      z.object({
        version: z.number().int(),
        effectiveFrom: IsoDate,
        items: z.number().int(),
        proposedBy: Ref.nullable(),
        approvedBy: Ref.nullable(),
        reason: z.string().nullable(),
        enactedAt: Instant.nullable(),
      }),
    ),
    proposals: z.array(RuleProposal),
  })
  .openapi('NegativeListUse')

const words = z.string().trim().min(4)
export const ProposeList = z
  .object({
    items: z
      .array(
        z.object({
          /** Of an item that stays; absent for a new one. */
          id: Id.optional(),
          zh: words.max(60),
          en: words.max(120),
          aliases: z.array(z.string().trim().min(1).max(30)).max(20).default([]),
        }),
      )
      .min(1)
      .max(60),
    effectiveFrom: IsoDate,
    reason: z.string().trim().min(1).max(4000),
  })
  .openapi('ProposeList')
