import { aWarningCase } from '../../support/warning-case.ts'
import { only, type RouteRow } from './table.ts'

/** Those who may see a case of the permits section; to the others it is not there. */
const insiders = ['staff', 'head', 'leader', 'chief', 'conduct_office', 'discipline'] as const

/** Warnings, what followed from rules, and the figures that leaders look at. */
export const oversightRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/warnings/:id',
    expected: only(insiders, 200, 404),
    request: async ({ db }) => ({ path: `/api/warnings/${await aWarningCase(db)}` }),
  },
]
