import { randomUUID } from 'node:crypto'
import type { Database } from '../../../db/client.ts'
import { absence, person, roleGrant } from '../../../db/schema/people.ts'
import { actors, everyone, only, type RouteRow } from './table.ts'

const day = '2026-03-18'

/** Someone of the information section, so that nobody asking heads or leads them. */
async function somebody(db: Database): Promise<string> {
  const id = `new.${randomUUID().slice(0, 8)}`
  const joinedOn = '2026-01-05'
  const named = { id, login: id, name: '新人', nameNormal: '新人' }
  await db.insert(person).values({ ...named, sectionId: 'information', joinedOn })
  const grant = { personId: id, sectionId: 'information', fromDate: joinedOn }
  await db.insert(roleGrant).values({ ...grant, id: `${id}:staff`, role: 'staff' })
  return id
}

/** The directory, and what only the administrator may change. */
export const peopleRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/people',
    expected: everyone(200, { supervisor: 403 }),
    request: () => ({ path: '/api/people' }),
  },
  {
    route: 'GET /api/people/:id',
    expected: everyone(200, { supervisor: 403 }),
    request: () => ({ path: '/api/people/gao.xiang' }),
  },
  {
    route: 'GET /api/sections',
    expected: everyone(200),
    request: () => ({ path: '/api/sections' }),
  },
  {
    route: 'POST /api/sections',
    expected: only(['admin']),
    request: ({ actor }) => ({ path: '/api/sections', body: { name: `新科室${actor}` } }),
  },
  {
    route: 'PUT /api/sections/:id',
    expected: only(['admin']),
    request: () => ({
      path: '/api/sections/permits',
      body: { name: '行政审批科', aliases: ['审批科'], leader: 'zhou.jianguo' },
    }),
  },
  {
    route: 'POST /api/people',
    expected: only(['admin']),
    request: () => ({
      path: '/api/people',
      body: { login: `new.${randomUUID().slice(0, 8)}`, name: '新人', section: 'finance' },
    }),
  },
  {
    route: 'POST /api/people/:id/move',
    expected: only(['admin']),
    request: async ({ db }) => ({
      path: `/api/people/${await somebody(db)}/move`,
      body: { section: 'finance', from: day },
    }),
  },
  {
    route: 'POST /api/people/:id/leave',
    expected: only(['admin']),
    request: async ({ db }) => ({
      path: `/api/people/${await somebody(db)}/leave`,
      body: { from: day },
    }),
  },
  {
    route: 'POST /api/people/:id/hand-over',
    expected: only(['admin']),
    request: async ({ db }) => ({ path: `/api/people/${await somebody(db)}/hand-over`, body: {} }),
  },
  {
    route: 'POST /api/people/:id/password',
    expected: only(['admin'], 204),
    request: async ({ db }) => ({
      path: `/api/people/${await somebody(db)}/password`,
      body: { password: 'eight or more' },
    }),
  },
  {
    route: 'POST /api/people/:id/roles',
    expected: only(['admin']),
    request: async ({ db }) => ({
      path: `/api/people/${await somebody(db)}/roles`,
      body: { role: 'general_office', section: null, from: day },
    }),
  },
  {
    route: 'DELETE /api/people/:id/roles/:grantId',
    expected: only(['admin']),
    request: async ({ db }) => {
      const id = await somebody(db)
      return { path: `/api/people/${id}/roles/${id}:staff` }
    },
  },
  {
    route: 'POST /api/people/:id/absences',
    expected: only(['admin']),
    request: async ({ db }) => ({
      path: `/api/people/${await somebody(db)}/absences`,
      body: { deputy: 'gao.xiang', from: day, to: '2026-03-20' },
    }),
  },
  {
    route: 'DELETE /api/absences/:id',
    expected: only(['admin'], 204, 404),
    request: async ({ db }) => {
      const personId = await somebody(db)
      const id = randomUUID()
      const dates = { fromDate: day, toDate: '2026-03-20' }
      await db
        .insert(absence)
        .values({ id, personId, deputyId: 'gao.xiang', setBy: personId, ...dates })
      return { path: `/api/absences/${id}` }
    },
  },
]

const year = { year: 2027, holidays: ['2027-01-01'], workdays: [] }

/** Calendars, views, notifications and the stream of news. */
export const everydayRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/calendar/:year',
    expected: everyone(200),
    request: () => ({ path: '/api/calendar/2026' }),
  },
  {
    route: 'POST /api/calendar/effect',
    expected: only(['admin']),
    request: () => ({ path: '/api/calendar/effect', body: year }),
  },
  {
    route: 'POST /api/calendar',
    expected: only(['admin']),
    request: () => ({ path: '/api/calendar', body: year }),
  },
  { route: 'GET /api/views', expected: everyone(200), request: () => ({ path: '/api/views' }) },
  {
    route: 'POST /api/views',
    expected: everyone(200),
    request: () => ({ path: '/api/views', body: { name: '我的', query: 'view=mine' } }),
  },
  {
    route: 'DELETE /api/views/:id',
    expected: everyone(404),
    request: ({ actor }) => ({ path: `/api/views/not-of-${actors[actor] ?? 'anyone'}` }),
  },
  {
    route: 'GET /api/notifications',
    expected: everyone(200),
    request: () => ({ path: '/api/notifications' }),
  },
  {
    route: 'POST /api/notifications/read',
    expected: everyone(204),
    request: () => ({ path: '/api/notifications/read', body: {} }),
  },
  { route: 'GET /api/events', expected: everyone(200), request: () => ({ path: '/api/events' }) },
]
