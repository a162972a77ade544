import { randomUUID } from 'node:crypto'
import { only, type RouteRow } from './table.ts'

/** Projects and the visits to their enterprises. */
export const projectRoutes: readonly RouteRow[] = [
  {
    route: 'POST /api/projects/completed',
    expected: only(['conduct_office'], 201),
    request: () => ({
      path: '/api/projects/completed',
      body: {
        project: `项目 ${randomUUID()}`,
        enterprise: '海川新材料有限公司',
        sections: ['permits'],
        completedOn: '2026-03-17',
      },
    }),
  },
]
