import type { Database } from '../../../db/client.ts'
import { aTask } from '../../support/factories.ts'
import { type Actor, everyone, only, type RoleRequest, type RouteRow } from './table.ts'

// Withdrawing is about what one did oneself; here nobody did anything, which is a state (409), not a right.

/** Those who may see a case of the permits section; to the others it is not there. */
const insiders = ['staff', 'head', 'leader', 'chief', 'conduct_office', 'discipline'] as const
/** 200 for those named, 403 for who may only see it, 404 for everyone else. */
const among = (those: readonly Actor[]) =>
  everyone(
    404,
    Object.fromEntries(insiders.map((actor) => [actor, those.includes(actor) ? 200 : 403])),
  )

type Given = NonNullable<Parameters<typeof aTask>[1]>
const assigned: Given = { assigneeId: 'liu.yang', step: 'rectify', due: '2026-04-10' }
const paused: Given = {
  ...assigned,
  suspendedAt: '2026-03-17T09:00:00+08:00',
  remainder: 3,
}

const act =
  (verb: string, given: Given, body: unknown = {}) =>
  async ({ db }: { readonly db: Database }): Promise<RoleRequest> => ({
    path: `/api/tasks/${await aTask(db, given)}/${verb}`,
    body,
  })

const issue = { section: 'permits', title: '窗口叫号无人应答' }

/** How issues come in, and the acts that the engine carries out; it is away, so they are kept for later. */
export const engineRoutes: readonly RouteRow[] = [
  {
    route: 'POST /api/issues',
    expected: only(['staff', 'head', 'conduct_office', 'discipline'], 201),
    request: () => ({ path: '/api/issues', body: issue }),
  },
  {
    route: 'POST /api/issues/register',
    expected: only(['conduct_office'], 201),
    request: () => ({ path: '/api/issues/register', body: { ...issue, responsible: 'liu.yang' } }),
  },
  {
    route: 'POST /api/tasks/:id/complete',
    expected: among(['staff']),
    request: act('complete', assigned, { values: { measures: '一', evidence: [] } }),
  },
  {
    route: 'POST /api/tasks/:id/return',
    expected: among(['head']),
    request: act(
      'return',
      { assigneeId: 'chen.wei', step: 'confirm' },
      { to: 'rectify', reason: '没有佐证' },
    ),
  },
  {
    route: 'POST /api/tasks/:id/extension',
    expected: among(['staff']),
    request: act('extension', assigned, { until: '2026-04-20', reason: '设备未到' }),
  },
  {
    route: 'POST /api/tasks/:id/suspend',
    expected: among(['staff', 'head', 'leader', 'chief']),
    request: act('suspend', assigned, { reason: '等待回函' }),
  },
  {
    route: 'POST /api/tasks/:id/resume',
    expected: among(['staff', 'head', 'leader', 'chief']),
    request: act('resume', paused),
  },
  {
    route: 'POST /api/tasks/:id/withdraw',
    expected: only(insiders, 409, 404),
    request: act('withdraw', assigned),
  },
  {
    route: 'POST /api/tasks/bulk-complete',
    expected: everyone(200),
    request: async ({ db }) => ({
      path: '/api/tasks/bulk-complete',
      body: { taskIds: [await aTask(db, assigned)], values: {} },
    }),
  },
]
