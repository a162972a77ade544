import { z } from '@hono/zod-openapi'
import { Id, Instant, Ref, Text } from './common.ts'

export const newsChoices = ['everything', 'binding', 'none'] as const
export const languages = ['zh', 'en'] as const
export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What somebody wants by mail, and when not. */
export const SetMailChoice = z
  .object({
    address: z.email().max(254),
    active: z.boolean(),
    /** Each notification, only those that bind, or none. */
    news: z.enum(newsChoices),
    /** One message each working morning. */
    digest: z.boolean(),
    /** HH:MM in Shanghai; what comes meanwhile waits until `quietTo`. */
    quietFrom: Time.nullable().default(null),
    quietTo: Time.nullable().default(null),
    language: z.enum(languages),
  })
  .openapi('SetMailChoice')

export const MyChannels = z
  .object({
    /** False where no mail server is set up: then nothing is sent. */
    mailAvailable: z.boolean(),
    /** Domains that an address may have; any where there is none. */
    mailDomains: z.array(z.string()),
    mail: SetMailChoice.nullable(),
    lastFailure: z.object({ at: Instant, reason: Text }).nullable(),
    feedSince: Instant.nullable(),
  })
  .openapi('MyChannels')

export const MakeFeed = z.object({ language: z.enum(languages) }).openapi('MakeFeed')
/** Shown this once: only its hash is kept. */
export const CalendarFeedAddress = z.object({ url: z.string() }).openapi('CalendarFeedAddress')

/** Where a link from a mail or a calendar leads its reader. */
export const LinkTarget = z
  .object({ taskId: z.string().nullable(), caseId: z.string().nullable() })
  .openapi('LinkTarget')

const robotFields = {
  name: z.string().trim().min(1).max(40),
  section: Id.nullable().default(null),
  active: z.boolean(),
  news: z.enum(newsChoices),
  digest: z.boolean(),
  language: z.enum(languages),
}

export const AddRobot = z
  .object({
    ...robotFields,
    kind: z.enum(robotKinds),
    url: z.string().trim().min(1).max(500),
    secret: z.string().trim().min(1).max(200).nullable().default(null),
  })
  .openapi('AddRobot')

/** The address and the secret stay as they are where they are left out; `unsigned` takes the secret away. */
export const ChangeRobot = z
  .object({
    ...robotFields,
    url: z.string().trim().min(1).max(500).optional(),
    secret: z.string().trim().min(1).max(200).optional(),
    unsigned: z.boolean().default(false),
  })
  .openapi('ChangeRobot')

export const Robot = z
  .object({
    id: z.string(),
    kind: z.enum(robotKinds),
    name: z.string(),
    section: Ref.nullable(),
    active: z.boolean(),
    news: z.enum(newsChoices),
    digest: z.boolean(),
    language: z.enum(languages),
    host: z.string(),
    signed: z.boolean(),
    setAt: Instant,
  })
  .openapi('Robot')

/** How the ways out are set up; without accounts, passwords and addresses. */
export const ChannelState = z
  .object({
    mail: z.object({ server: z.string(), from: z.string() }).nullable(),
    publicUrl: z.string(),
    /** Links lead to this machine only: nobody set QINGFENG_PUBLIC_URL. */
    publicUrlMissing: z.boolean(),
    robotHosts: z.array(z.string()),
    deliveries: z.object({
      waiting: z.number().int(),
      retrying: z.number().int(),
      failed: z.number().int(),
    }),
  })
  .openapi('ChannelState')

export const failureStates = ['failed', 'retrying'] as const

export const FailedDelivery = z
  .object({
    id: z.string(),
    channel: z.enum(['mail', 'robot']),
    to: Ref,
    count: z.number().int(),
    since: Instant,
    attempts: z.number().int(),
    reason: Text,
    nextAt: Instant.nullable(),
    failedAt: Instant.nullable(),
  })
  .openapi('FailedDelivery')

export const DeliveryIds = z
  .object({ ids: z.array(z.string().min(1).max(64)).min(1).max(500) })
  .openapi('DeliveryIds')
/** Those of them that were there to be acted on. */
export const DeliveriesDone = z.object({ ids: z.array(z.string()) }).openapi('DeliveriesDone')
