import { z } from '@hono/zod-openapi'
import { Instant, IsoDate, Ref, Text } from './common.ts'

/** A row behind a figure. */
export const CountedCase = z
  .object({ id: z.string(), number: z.string().nullable(), title: z.string() })
  .openapi('CountedCase')

/** Integrity reminder letter (廉洁提醒函); its figures are the warning's. */
export const ReminderLetter = z
  .object({
    issuedOn: IsoDate,
    section: z.string().nullable(),
    head: z.string().nullable(),
    signedBy: z.string(),
    remark: z.string().nullable(),
  })
  .openapi('ReminderLetter')

export const WarningDetail = z
  .object({
    caseId: z.string(),
    number: z.string().nullable(),
    section: Ref.nullable(),
    indicator: Text,
    measure: z.enum(['growth', 'share', 'count']),
    level: z.string(),
    /** The month or day that was looked at. */
    period: z.string(),
    /** What was counted, and how many, as officially found. */
    counts: Text,
    counted: z.number().int().nullable(),
    /** What it is compared with; null where nothing is. */
    base: z.object({ counts: Text, counted: z.number().int().nullable() }).nullable(),
    /** True where a number is kept back, because so few complaints would tell who complained. */
    few: z.boolean(),
    /** What was held against the threshold; null where it would tell what is kept back. */
    value: z.number().nullable(),
    threshold: z.number(),
    rule: z.string(),
    ruleVersion: z.number().int(),
    source: z.string(),
    article: z.string().nullable(),
    /** The rows counted that the reader may see, and how many they may not. */
    rows: z.array(CountedCase),
    unseen: z.number().int(),
    /** When the figure was found to have fallen again. */
    clearedAt: Instant.nullable(),
    letter: ReminderLetter.nullable(),
  })
  .openapi('WarningDetail')
