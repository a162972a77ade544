import { sql } from 'drizzle-orm'
import { only, type RouteRow } from './table.ts'

const base = '/api/duties/calendar-reminder'
const seeing = ['conduct_office', 'discipline', 'admin'] as const
const running = ['conduct_office', 'admin'] as const
const body = { reason: '核对数据期间暂停' }

/** What the bureau does by the calendar. */
export const dutyRoutes: readonly RouteRow[] = [
  { route: 'GET /api/duties', expected: only(seeing), request: () => ({ path: '/api/duties' }) },
  {
    route: 'GET /api/duties/:id/runs',
    expected: only(seeing),
    request: () => ({ path: `${base}/runs` }),
  },
  {
    // A day on which nothing was due: whoever may run it is told so.
    route: 'POST /api/duties/:id/runs',
    expected: only(running, 422),
    request: () => ({ path: `${base}/runs`, body: { day: '2026-03-03' } }),
  },
  {
    route: 'POST /api/duties/:id/pause',
    expected: only(running, 204),
    request: async ({ db }) => {
      await db.execute(sql`delete from duty_pause`)
      return { path: `${base}/pause`, body }
    },
  },
  {
    route: 'POST /api/duties/:id/resume',
    expected: only(running, 204),
    request: async ({ db }) => {
      await db.execute(sql`insert into duty_pause (duty, since, "by", reason)
        values ('calendar-reminder', clock_timestamp(), 'kong.lin', '核对') on conflict do nothing`)
      return { path: `${base}/resume`, body }
    },
  },
]
