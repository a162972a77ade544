import { beat } from '../../../db/worker-heartbeat.ts'
import type { RouteRow } from './table.ts'
import { everyone } from './table.ts'

const toAll = (status: number) => everyone(status, { anonymous: status })

/** What anyone may ask for: operations, documentation, signing in and out. */
export const openRoutes: readonly RouteRow[] = [
  {
    route: 'GET /healthz',
    expected: toAll(200),
    request: async ({ db, actor }) => {
      await beat(db, { id: actor, host: 'here', processId: 1, version: '0' })
      return { path: '/healthz' }
    },
  },
  { route: 'GET /metrics', expected: toAll(200), request: () => ({ path: '/metrics' }) },
  { route: 'GET /openapi.json', expected: toAll(200), request: () => ({ path: '/openapi.json' }) },
  { route: 'GET /docs', expected: toAll(200), request: () => ({ path: '/docs' }) },
  {
    route: 'GET /docs/start.js',
    expected: toAll(200),
    request: () => ({ path: '/docs/start.js' }),
  },
  {
    route: 'GET /docs/:file',
    expected: toAll(200),
    request: () => ({ path: '/docs/swagger-ui.css' }),
  },
  { route: 'GET /api/session', expected: everyone(200), request: () => ({ path: '/api/session' }) },
  {
    route: 'POST /api/session',
    expected: toAll(401),
    request: ({ actor }) => ({
      path: '/api/session',
      body: { login: `${actor}.unknown`, password: 'no such person' },
    }),
  },
  {
    route: 'DELETE /api/session',
    expected: toAll(204),
    request: () => ({ path: '/api/session' }),
  },
  {
    route: 'POST /api/session/password',
    expected: everyone(422),
    request: () => ({
      path: '/api/session/password',
      body: { current: 'not mine', password: 'eight or more' },
    }),
  },
  {
    route: 'GET /api/session/demonstration',
    expected: toAll(404),
    request: () => ({ path: '/api/session/demonstration' }),
  },
  {
    route: 'POST /api/session/demonstration',
    expected: toAll(404),
    request: () => ({ path: '/api/session/demonstration', body: { login: 'kong.lin' } }),
  },
]
