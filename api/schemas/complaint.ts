import { z } from '@hono/zod-openapi'
import { complaintKinds } from '../../workflows/complaint/choices.ts'
import { Id, Instant, IsoDate, Ref, Text } from './common.ts'

const words = (max: number) => z.string().trim().min(1).max(max)

/** A solved challenge; see GET /api/portal/challenge. */
const Proof = z
  .object({
    challenge: z.object({
      parameters: z.object({
        algorithm: z.string().max(40),
        nonce: z.string().max(200),
        salt: z.string().max(200),
        cost: z.number().int(),
        keyLength: z.number().int(),
        keyPrefix: z.string().max(200),
        keySignature: z.string().max(200).optional(),
        memoryCost: z.number().int().optional(),
        parallelism: z.number().int().optional(),
        expiresAt: z.number().optional(),
      }),
      signature: z.string().max(200).optional(),
    }),
    solution: z.object({
      counter: z.number().int(),
      derivedKey: z.string().max(200),
      time: z.number().optional(),
    }),
  })
  .openapi('Proof')
export const Challenge = Proof.shape.challenge.openapi('Challenge')

const Identity = z.object({
  name: words(40),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d\s-]{4,24}$/),
  contact: z.string().trim().max(200).optional(),
})

export const FileComplaint = z
  .object({
    channel: z.string().max(40).default('online'),
    kind: z.enum(complaintKinds.map((k) => k.id)).default('other'),
    text: words(10_000),
    place: z.string().trim().max(200).optional(),
    happenedOn: IsoDate.optional(),
    /** A section's id, name or alias. */
    section: z.string().trim().max(64).optional(),
    /** Persons complained about: logins or names. */
    named: z.array(words(64)).max(20).default([]),
    /** Left out: anonymous. */
    realName: Identity.optional(),
    proof: Proof.optional(),
  })
  .openapi('FileComplaint')

/** Taken down by staff for whoever calls, comes or writes. */
export const TakeInComplaint = FileComplaint.omit({ proof: true })
  .extend({
    /** The caller agrees to be recognised by their phone next time. */
    recognise: z.boolean().default(false),
  })
  .openapi('TakeInComplaint')

export const Receipt = z
  .object({
    /** TS-2026-48210377 */
    number: z.string(),
    /** 16 digits, told this once; only with both can the complaint be followed. */
    code: z.string(),
    receivedAt: Instant,
  })
  .openapi('Receipt')

export const WithReceipt = z.object({
  number: z.string().trim().max(40),
  code: z.string().trim().max(40),
})
export const AddToComplaint = WithReceipt.extend({ text: words(10_000) })
export const AnswerQuestion = WithReceipt.extend({ question: Id, text: words(10_000) })
export const ObjectTo = WithReceipt.extend({ text: words(4_000) })
export const RateComplaint = WithReceipt.extend({
  /** 5 非常满意 … 1 非常不满意 */
  rating: z.number().int().min(1).max(5),
  /** Whether what was complained about is put right; a dissatisfied complainant is taken to say no. */
  fixed: z.boolean().optional(),
}).openapi('RateComplaint')

const Said = z.object({
  id: z.string(),
  kind: z.enum(['addition', 'question', 'answer', 'objection']),
  text: z.string(),
  at: Instant,
  about: z.string().nullable(),
})

/** A complaint as its complainant follows it: no names of handlers, no words but their own and those to them. */
export const FollowedComplaint = z
  .object({
    number: z.string(),
    receivedAt: Instant,
    /** Where it stands, in one plain sentence. */
    state: Text,
    ended: z.boolean(),
    /** What happened to it so far, and what was written to the complainant. */
    steps: z.array(z.object({ at: Instant, text: Text, words: z.string().nullable() })),
    /** The last day for what comes next. */
    until: IsoDate.nullable(),
    said: z.array(Said),
    files: z.number().int(),
    rating: z.number().int().nullable(),
    may: z.object({ rate: z.boolean(), object: z.boolean(), add: z.boolean() }),
    /** When somebody read who complained; each time two persons had agreed. */
    opened: z.array(Instant),
    realName: z.boolean(),
  })
  .openapi('FollowedComplaint')

export const SectionNames = z.array(Ref)

/** A complaint as its handlers read it; the writer's own name and numbers are masked in the words. */
export const ComplaintDetail = z
  .object({
    caseId: z.string(),
    number: z.string(),
    channel: Text,
    kind: Text,
    realName: z.boolean(),
    receivedAt: Instant,
    takenBy: Ref.nullable(),
    text: z.string(),
    place: z.string().nullable(),
    happenedOn: IsoDate.nullable(),
    /** As the complainant named them. */
    named: z.array(z.string()),
    /** What was masked: the handlers' own words must not say it either. */
    masked: z.array(z.enum(['name', 'phone', 'id-number'])),
    said: z.array(Said.extend({ by: Ref.nullable() })),
    rating: z.number().int().nullable(),
    identity: z.object({
      state: z.enum(['anonymous', 'sealed', 'erased']),
      mayAsk: z.boolean(),
      openings: z.array(
        z.object({
          id: z.string(),
          askedBy: Ref,
          askedAt: Instant,
          reason: z.string(),
          approved: z.boolean().nullable(),
          decidedBy: Ref.nullable(),
          until: Instant.nullable(),
          reveals: z.number().int(),
          mayDecide: z.boolean(),
          mayReveal: z.boolean(),
        }),
      ),
    }),
    mayAsk: z.boolean(),
  })
  .openapi('ComplaintDetail')

export const AskComplainant = z.object({ text: words(2_000) })
export const AskIdentity = z.object({ reason: words(1_000) })
export const DecideIdentity = z.object({ approve: z.boolean() })
export const RevealedIdentity = z
  .object({ name: z.string(), phone: z.string(), contact: z.string().nullable(), until: Instant })
  .openapi('RevealedIdentity')
export const AskedIdentity = z.object({ id: z.string() })

export const FindCaller = z.object({ phone: Identity.shape.phone })
export const KnownCaller = z
  .object({
    /** Null for a phone that nobody agreed to be recognised by. */
    caller: z
      .object({ name: z.string(), contact: z.string().nullable(), complaints: z.number().int() })
      .nullable(),
  })
  .openapi('KnownCaller')
