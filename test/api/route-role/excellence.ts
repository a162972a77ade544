import { randomUUID } from 'node:crypto'
import { nomination } from '../../../db/schema/nominations.ts'
import { aPerson, MORNING } from '../../support/factories.ts'
import { everyone, only, type RouteRow } from './table.ts'

/** Eligibility, the watch list and the register of nominations. */
export const excellenceRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/eligibility',
    expected: everyone(200),
    request: () => ({ path: '/api/eligibility' }),
  },
  {
    route: 'GET /api/watch-list',
    expected: everyone(200),
    request: () => ({ path: '/api/watch-list' }),
  },
  {
    route: 'GET /api/nominations',
    expected: everyone(200),
    request: () => ({ path: '/api/nominations' }),
  },
  {
    // The head of permits; the others of the table head nothing and keep no register.
    route: 'POST /api/nominations',
    expected: only(['head'], 201),
    request: async ({ db, actor }) => ({
      path: '/api/nominations',
      body: {
        year: 2026,
        person: await aPerson(db, { id: `nominated-by-${actor}` }),
        merits: '窗口服务零投诉',
      },
    }),
  },
  {
    route: 'DELETE /api/nominations/:id',
    expected: everyone(404, {
      head: 204,
      staff: 403,
      leader: 403,
      chief: 403,
      conduct_office: 403,
      discipline: 403,
    }),
    request: async ({ db }) => {
      const id = randomUUID()
      const by = { by: 'chen.wei', at: MORNING, merits: '好' }
      await db
        .insert(nomination)
        .values({ id, year: 2040, sectionId: 'permits', personId: id, ...by })
      return { path: `/api/nominations/${id}` }
    },
  },
]
