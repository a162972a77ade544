import { createHash, randomBytes } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import {
  deadlinesOf,
  endFeed,
  feedByHash,
  feedChangedAt,
  resolveReference,
  setFeed,
} from '../../db/calendar-feeds.ts'
import { loadViewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { endOfDay } from '../end-of-day.ts'
import { notFound } from '../errors.ts'
import { attachment } from '../http/attachment.ts'
import { isUnchanged } from '../http/is-unchanged.ts'
import { createThrottle } from '../http/throttle.ts'
import { answers, jsonBody } from '../openapi.ts'
import { deadlineFeed } from '../outside/deadline-feed.ts'
import { publicUrl } from '../outside/public-url.ts'
import { record } from '../record.ts'
import { CalendarFeedAddress, LinkTarget, MakeFeed } from '../schemas/channel.ts'

const make = createRoute({
  method: 'post',
  path: '/api/me/calendar-feed',
  operationId: 'calendar-feed.make',
  tags: ['channels'],
  summary: '生成或更换自己的日历订阅地址;旧地址随即失效',
  request: { body: jsonBody(MakeFeed) },
  responses: { 200: answers(CalendarFeedAddress) },
})
const end = createRoute({
  method: 'delete',
  path: '/api/me/calendar-feed',
  operationId: 'calendar-feed.end',
  tags: ['channels'],
  summary: '停用日历订阅',
  responses: { 204: { description: '已停用' } },
})
const read = createRoute({
  method: 'get',
  path: '/feeds/{token}/deadlines.ics',
  operationId: 'calendar-feed.read',
  tags: ['channels'],
  summary: '期限日历,凭地址中的密钥',
  security: [],
  request: { params: z.object({ token: z.string() }) },
  responses: {
    200: { description: '', content: { 'text/calendar': { schema: z.string() } } },
    304: { description: '没有变化' },
  },
})
const link = createRoute({
  method: 'get',
  path: '/api/links/{ref}',
  operationId: 'link.get',
  tags: ['channels'],
  summary: '邮件或日历中的链接指向哪里;只对收件人有效',
  request: { params: z.object({ ref: z.string().max(64) }) },
  responses: { 200: answers(LinkTarget) },
})

/** One's deadlines in one's own calendar, by a secret address, and where its links lead. */
export function calendarFeedRoutes({ db, clock, env }: Deps) {
  // A calendar asks every hour, some every few minutes.
  const throttle = createThrottle({ points: 60, seconds: 600 })
  const strangers = createThrottle({ points: 600, seconds: 60 })
  return newRouter()
    .openapi(make, async (c) => {
      const { personId } = c.var.viewer
      const { language } = c.req.valid('json')
      const token = randomBytes(32).toString('base64url')
      const since = clock.now()
      await record(db, async (tx, enter) => {
        await setFeed(tx, { personId, tokenHash: hashOf(token), language, since })
        enter({ at: since, kind: 'calendar-feed.made', actor: personId })
      })
      return c.json({ url: `${publicUrl(env)}/feeds/${token}/deadlines.ics` }, 200)
    })
    .openapi(end, async (c) => {
      const { personId } = c.var.viewer
      await record(db, async (tx, enter) => {
        if (!(await endFeed(tx, personId))) throw notFound()
        enter({ at: clock.now(), kind: 'calendar-feed.ended', actor: personId })
      })
      return c.body(null, 204)
    })
    .openapi(read, async (c) => {
      const at = clock.now()
      const feed = await feedByHash(db, hashOf(c.req.valid('param').token))
      const viewer = feed && (await loadViewer(db, feed.personId, today(at)))
      if (!viewer) {
        await strangers(c, 'all')
        throw notFound()
      }
      const { personId } = viewer
      await throttle(c, personId)
      const rows = await deadlinesOf(db, viewer, { at, endOfToday: endOfDay(at) })
      const { language } = feed
      const { body, etag } = deadlineFeed(rows, { language, home: publicUrl(env) })
      const changedAt = await feedChangedAt(db, { personId, etag, at })
      c.header('ETag', etag)
      c.header('Last-Modified', new Date(changedAt).toUTCString())
      c.header('Cache-Control', 'private, no-cache')
      if (isUnchanged(c, { etag, changedAt })) return c.body(null, 304)
      const file = attachment({ name: 'qingfeng.ics', mime: 'text/calendar; charset=utf-8' })
      return c.body(body, 200, { ...file, 'Cache-Control': 'private, no-cache' })
    })
    .openapi(link, async (c) => {
      const at = clock.now()
      const { ref } = c.req.valid('param')
      const when = { at, endOfToday: endOfDay(at) }
      const target = await resolveReference(db, c.var.viewer, { ref, ...when })
      if (!target) throw notFound()
      return c.json(target, 200)
    })
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
