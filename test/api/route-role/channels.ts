import { randomUUID } from 'node:crypto'
import { robot } from '../../../db/schema/channels.ts'
import { everyone, only, type RouteRow } from './table.ts'

const common = { active: true, news: 'everything', digest: true, language: 'zh' } as const

/** What leaves the house: each person's own choice, and what the administrator looks after. */
export const channelRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/me/channels',
    expected: everyone(200),
    request: () => ({ path: '/api/me/channels' }),
  },
  {
    route: 'PUT /api/me/channels/mail',
    expected: everyone(204),
    request: () => ({
      path: '/api/me/channels/mail',
      body: { ...common, active: false, address: 'somebody@bureau.example' },
    }),
  },
  {
    // No mail server is set up here.
    route: 'POST /api/me/channels/mail/test',
    expected: everyone(409),
    request: () => ({ path: '/api/me/channels/mail/test' }),
  },
  {
    route: 'POST /api/me/calendar-feed',
    expected: everyone(200),
    request: () => ({ path: '/api/me/calendar-feed', body: { language: 'zh' } }),
  },
  {
    route: 'DELETE /api/me/calendar-feed',
    expected: everyone(204),
    request: () => ({ path: '/api/me/calendar-feed' }),
  },
  {
    route: 'GET /feeds/:token/deadlines.ics',
    expected: everyone(404, { anonymous: 404 }),
    request: () => ({ path: '/feeds/nobody-has-this/deadlines.ics' }),
  },
  {
    route: 'GET /api/links/:ref',
    expected: everyone(404),
    request: () => ({ path: '/api/links/nobody-was-sent-this' }),
  },
  {
    route: 'GET /api/channels',
    expected: only(['admin']),
    request: () => ({ path: '/api/channels' }),
  },
  {
    route: 'GET /api/robots',
    expected: only(['admin']),
    request: () => ({ path: '/api/robots' }),
  },
  {
    // Somewhere that is none of the three services.
    route: 'POST /api/robots',
    expected: only(['admin'], 422),
    request: () => ({
      path: '/api/robots',
      body: { ...common, kind: 'wecom', name: '审批科群', url: 'https://robots.example/send' },
    }),
  },
  {
    route: 'PUT /api/robots/:id',
    expected: only(['admin'], 404),
    request: () => ({ path: '/api/robots/none', body: { ...common, name: '审批科群' } }),
  },
  {
    route: 'DELETE /api/robots/:id',
    expected: only(['admin'], 204),
    request: async ({ db }) => {
      const id = randomUUID()
      const stored = { kind: 'wecom', host: 'qyapi.weixin.qq.com', sealedUrl: 'sealed' } as const
      const setAt = '2026-03-18T09:00:00+08:00'
      await db
        .insert(robot)
        .values({ ...common, ...stored, id, name: id, setBy: 'kong.lin', setAt })
      return { path: `/api/robots/${id}` }
    },
  },
  {
    route: 'POST /api/robots/:id/test',
    expected: only(['admin'], 404),
    request: () => ({ path: '/api/robots/none/test' }),
  },
  {
    route: 'GET /api/deliveries',
    expected: only(['admin']),
    request: () => ({ path: '/api/deliveries' }),
  },
  {
    route: 'POST /api/deliveries/retry',
    expected: only(['admin']),
    request: () => ({ path: '/api/deliveries/retry', body: { ids: ['none'] } }),
  },
  {
    route: 'POST /api/deliveries/drop',
    expected: only(['admin']),
    request: () => ({ path: '/api/deliveries/drop', body: { ids: ['none'] } }),
  },
]
