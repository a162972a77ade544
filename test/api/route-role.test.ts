import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EngineUnavailable } from '../../api/engine.ts'
import { idleEngine, startApi, type TestApi } from '../support/api.ts'
import { complaintRoutes } from './route-role/complaints.ts'
import { engineRoutes } from './route-role/engine.ts'
import { importRoutes } from './route-role/import.ts'
import { openRoutes } from './route-role/open.ts'
import { everydayRoutes, peopleRoutes } from './route-role/people.ts'
import { projectRoutes } from './route-role/projects.ts'
import { actorNames, actors, type RouteRow } from './route-role/table.ts'
import { taskRoutes } from './route-role/tasks.ts'

/** A route belongs to one of these; one that is in none fails below. */
const rows: readonly RouteRow[] = [
  ...openRoutes,
  ...peopleRoutes,
  ...everydayRoutes,
  ...taskRoutes,
  ...importRoutes,
  ...engineRoutes,
  ...complaintRoutes,
  ...projectRoutes,
]

/** Acts that are allowed are kept for later, so that the table says what each role may do, and nothing else. */
const awayEngine = {
  ...idleEngine,
  act: async () => {
    throw new EngineUnavailable('away')
  },
}

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00', engine: awayEngine })
})
afterAll(() => api.close())

test('every route of the API says what each role gets, and every row is a route', () => {
  const routes = api.app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => `${route.method} ${route.path}`)
  const described = rows.map((row) => row.route)
  expect([...new Set(routes)].sort()).toEqual([...described].sort())
})

describe('each role gets what the table says from', () => {
  test.each(rows.map((row) => [row.route, row] as const))('%s', async (route, row) => {
    const [method = ''] = route.split(' ')
    const got: Record<string, number> = {}
    for (const actor of actorNames) {
      const { path, body, form } = await row.request({ db: api.db, actor })
      const login = actors[actor]
      const response = await api.app.request(path, {
        method,
        headers: {
          ...(login && { 'x-as': login }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(form && { body: form }),
      })
      got[actor] = response.status
      await response.body?.cancel()
    }
    expect(got).toEqual(row.expected)
  })
})
