import { z } from '@hono/zod-openapi'
import { Instant, IsoDate, Text } from './common.ts'
import { WithReason } from './task.ts'

/** A duty done for its day, or passed over because it was paused. */
export const DutyRun = z
  .object({
    /** The day the calendar names, before it moves to a working day. */
    day: IsoDate,
    dueOn: IsoDate,
    ranAt: Instant,
    late: z.boolean(),
    by: Text,
    skipped: z.string().nullable(),
    figures: z.array(z.object({ label: Text, value: z.number() })),
    cases: z.array(z.object({ id: z.string(), number: z.string().nullable(), title: z.string() })),
  })
  .openapi('DutyRun')

export const DutyPause = z
  .object({
    since: Instant,
    by: z.string(),
    reason: z.string(),
    endedAt: Instant.nullable(),
    endedBy: z.string().nullable(),
    endedBecause: z.string().nullable(),
  })
  .openapi('DutyPause')

export const DutyItem = z
  .object({
    id: z.string(),
    title: Text,
    does: Text,
    source: Text,
    /** When it comes round, in words. */
    when: Text,
    next: z
      .object({
        day: IsoDate,
        dueOn: IsoDate,
        at: Instant,
        /** Reckoned by weekends, because that year's calendar is not published. */
        provisional: z.boolean(),
      })
      .nullable(),
    last: DutyRun.nullable(),
    paused: DutyPause.nullable(),
    /** Days it was due and not done, the latest first: it can be done for them by hand. */
    missed: z.array(z.object({ day: IsoDate, dueOn: IsoDate })),
  })
  .openapi('DutyItem')

export const DutyRuns = z
  .object({
    runs: z.array(DutyRun),
    pauses: z.array(DutyPause),
    /** The day to go on before, or null when there is nothing earlier. */
    next: IsoDate.nullable(),
  })
  .openapi('DutyRuns')

export const DutyRunsQuery = z.object({
  before: IsoDate.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const RunDuty = z.object({ day: IsoDate }).openapi('RunDuty')
export const PauseDuty = WithReason.openapi('PauseDuty')
