import { z } from '@hono/zod-openapi'
import { IsoDate } from './common.ts'

export const CalendarDay = z
  .object({ day: IsoDate, kind: z.enum(['holiday', 'workday']), name: z.string().nullable() })
  .openapi('CalendarDay')
export const CalendarYear = z
  .object({
    year: z.number().int(),
    published: z.boolean(),
    source: z.string().nullable(),
    version: z.number().int(),
    days: z.array(CalendarDay),
  })
  .openapi('CalendarYear')
/** The whole year at once, as the State Council publishes it. */
export const PublishCalendar = z
  .object({
    year: z.number().int().min(2020).max(2100),
    holidays: z
      .array(z.union([IsoDate, z.object({ day: IsoDate, name: z.string().max(40) })]))
      .max(120),
    workdays: z
      .array(z.union([IsoDate, z.object({ day: IsoDate, name: z.string().max(40) })]))
      .max(60),
    source: z.string().trim().max(200).optional(),
  })
  .openapi('PublishCalendar')
export const CalendarEffect = z
  .object({
    version: z.number().int(),
    /** Open deadlines that move, worst first. */ moved: z.array(
      z.object({
        taskId: z.string(),
        caseId: z.string(),
        caseNumber: z.string().nullable(),
        title: z.string(),
        from: IsoDate,
        to: IsoDate,
      }),
    ),
    total: z.number().int(),
  })
  .openapi('CalendarEffect')
