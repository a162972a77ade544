import { z } from '@hono/zod-openapi'
import { Id, Instant, IsoDate, Ref } from './common.ts'
import { FileComplaint, Receipt } from './complaint.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const realName = FileComplaint.shape.realName.unwrap()

/** What is announced to everybody: the day, and how many have booked. */
export const NextReception = z
  .object({ day: IsoDate, booked: z.number().int() })
  .openapi('NextReception')

export const BookReception = z
  .object({
    name: realName.shape.name,
    phone: realName.shape.phone,
    topic: words(500),
    proof: FileComplaint.shape.proof,
  })
  .openapi('BookReception')
export const Booked = z.object({ day: IsoDate, place: z.number().int() }).openapi('Booked')

export const WalkIn = BookReception.omit({ proof: true }).openapi('WalkIn')

/** What was said by a visitor who was received, or that they did not come. */
export const ReceiveVisitor = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('received'),
      text: words(10_000),
      section: z.string().trim().max(64).optional(),
      /** A complaint keeps who came and what they said sealed; an issue is put into the office's own words. */
      becomes: z.enum(['complaint', 'issue']),
      title: words(200).optional(),
    }),
    z.object({ status: z.literal('absent') }),
  ])
  .openapi('ReceiveVisitor')

export const ReceptionDay = z
  .object({
    day: IsoDate,
    closedAt: Instant.nullable(),
    requests: z.array(
      z.object({
        place: z.number().int(),
        kind: z.enum(['booking', 'walk-in']),
        status: z.enum(['waiting', 'received', 'absent']),
        name: z.string(),
        phone: z.string(),
        topic: z.string(),
        text: z.string().nullable(),
        section: Ref.nullable(),
        becomes: z.enum(['complaint', 'issue']).nullable(),
      }),
    ),
  })
  .openapi('ReceptionDay')

export const ClosedReception = z
  .object({
    complaints: z.array(Receipt.extend({ place: z.number().int() })),
    issues: z.array(z.object({ place: z.number().int(), caseId: Id })),
  })
  .openapi('ClosedReception')
