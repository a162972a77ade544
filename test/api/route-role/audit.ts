import { aCase } from '../../support/factories.ts'
import { everyone, only, type RouteRow } from './table.ts'

/** Those who see the whole bureau's cases: an audit is of no section. */
const overseers = ['leader', 'chief', 'conduct_office', 'discipline'] as const
const draw = {
  seed: `${'0'.repeat(64)}:2026-01`,
  entry: 0,
  population: [],
  sample: [],
  size: { share: 0.1, min: 5, max: 20 },
}

/** What the ledger audit drew and counted. */
export const auditRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/cases/:id/sample',
    expected: only(overseers, 200, 404),
    request: async ({ db }) => {
      const data = { draw, sample: [] }
      const id = await aCase(db, { procedure: 'audit', sectionId: null, data, openedBy: 'system' })
      return { path: `/api/cases/${id}/sample` }
    },
  },
  {
    route: 'GET /api/rates',
    expected: everyone(200),
    request: () => ({ path: '/api/rates?period=2026-01' }),
  },
]
