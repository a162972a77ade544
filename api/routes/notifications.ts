import { createRoute, z } from '@hono/zod-openapi'
import {
  countUnread,
  listNotifications,
  type NotificationCursor,
  readNotifications,
} from '../../db/notifications.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { notificationText } from '../notification-text.ts'
import { answers, jsonBody } from '../openapi.ts'
import { PageQuery } from '../schemas/common.ts'
import { NotificationPage, ReadNotifications } from '../schemas/notification.ts'

const list = createRoute({
  method: 'get',
  path: '/api/notifications',
  operationId: 'notifications.list',
  tags: ['notifications'],
  summary: '我的通知,未读在前',
  request: { query: PageQuery },
  responses: { 200: answers(NotificationPage) },
})
const read = createRoute({
  method: 'post',
  path: '/api/notifications/read',
  operationId: 'notifications.read',
  tags: ['notifications'],
  summary: '标为已读',
  request: { body: jsonBody(ReadNotifications) },
  responses: { 204: { description: '已读' } },
})

/** A person's own notifications; reading one changes nothing for anybody else and leaves no entry. */
export function notificationRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      const { cursor, limit } = c.req.valid('query')
      const after = cursor === undefined ? undefined : decode(cursor)
      const [rows, unread] = await Promise.all([
        listNotifications(db, viewer, { after, limit: limit + 1 }),
        countUnread(db, viewer),
      ])
      const items = rows.slice(0, limit).map((row) => {
        const { key, kind, caseId, taskId, documentId, at, readAt, binding } = row
        const about = { caseId, taskId, documentId }
        return { key, kind, text: notificationText(row), ...about, at, readAt, binding }
      })
      const last = rows.length > limit ? items.at(-1) : undefined
      return c.json({ items, next: last ? encode(last) : null, unread }, 200)
    })
    .openapi(read, async (c) => {
      const { keys } = c.req.valid('json')
      await readNotifications(db, { personId: c.var.viewer.personId, keys, at: clock.now() })
      return c.body(null, 204)
    })
}

const Cursor = z.tuple([z.boolean(), z.iso.datetime({ offset: true }), z.string().max(300)])

const encode = (row: { readAt: string | null; at: string; key: string }): string =>
  Buffer.from(JSON.stringify([row.readAt === null, row.at, row.key])).toString('base64url')

function decode(text: string): NotificationCursor {
  const parsed = Cursor.safeParse(readJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) {
    throw invalid('cursor', 'request.invalid', {
      zh: '翻页位置无效,请从头查看',
      en: 'This place in the list is not valid; start again',
    })
  }
  const [unread, at, key] = parsed.data
  return { unread, at, key }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
