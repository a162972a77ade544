import { z } from '@hono/zod-openapi'
import { Instant, Text } from './common.ts'

export const NotificationItem = z
  .object({
    key: z.string(),
    kind: z.string(),
    text: Text,
    caseId: z.string().nullable(),
    taskId: z.string().nullable(),
    documentId: z.string().nullable(),
    at: Instant,
    readAt: Instant.nullable(),
    /** Overdue, supervised: shown in vermilion. */
    binding: z.boolean(),
  })
  .openapi('NotificationItem')

export const NotificationPage = z
  .object({
    items: z.array(NotificationItem),
    next: z.string().nullable(),
    unread: z.number().int(),
  })
  .openapi('NotificationPage')

/** Those with the keys, or all. */
export const ReadNotifications = z
  .object({ keys: z.array(z.string().max(300)).max(500).optional() })
  .openapi('ReadNotifications')
