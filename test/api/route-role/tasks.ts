import type { Database } from '../../../db/client.ts'
import { aCase, aTask } from '../../support/factories.ts'
import { type Actor, everyone, only, type RoleRequest, type RouteRow } from './table.ts'

/** Those who may see a case of the permits section; to the others it is not there. */
const insiders = ['staff', 'head', 'leader', 'chief', 'conduct_office', 'discipline'] as const
/** 200 for those named, 403 for who may only see it, 404 for everyone else. */
const among = (those: readonly Actor[], except: Partial<Record<Actor, number>> = {}) =>
  everyone(404, {
    ...Object.fromEntries(insiders.map((actor) => [actor, those.includes(actor) ? 200 : 403])),
    ...except,
  })
const seen = only(insiders, 200, 404)

type Given = NonNullable<Parameters<typeof aTask>[1]>
const assigned: Given = { assigneeId: 'liu.yang' }

/** A request about a task of its own. */
const task =
  (given: Given, path: (id: string) => string, body?: unknown) =>
  async ({ db }: { readonly db: Database }): Promise<RoleRequest> => ({
    path: path(await aTask(db, given)),
    ...(body !== undefined && { body }),
  })
const act = (verb: string, given: Given, body?: unknown) =>
  task(given, (id) => `/api/tasks/${id}/${verb}`, body)
const aboutCase =
  (path: string, body?: unknown) =>
  async ({ db }: { readonly db: Database }): Promise<RoleRequest> => ({
    path: `/api/cases/${await aCase(db)}${path}`,
    ...(body !== undefined && { body }),
  })
const plain = (path: string) => () => ({ path })

/** Inboxes, the acts that leave the engine asleep, cases and ledgers. */
export const taskRoutes: readonly RouteRow[] = [
  { route: 'GET /api/tasks', expected: everyone(200), request: plain('/api/tasks') },
  { route: 'GET /api/tasks/counts', expected: everyone(200), request: plain('/api/tasks/counts') },
  {
    route: 'GET /api/tasks/:id',
    expected: seen,
    request: task(assigned, (id) => `/api/tasks/${id}`),
  },
  {
    route: 'POST /api/tasks/:id/claim',
    expected: among(['conduct_office']),
    request: act('claim', { candidateKey: 'conduct_office@*' }),
  },
  {
    route: 'POST /api/tasks/:id/release',
    expected: among(['conduct_office', 'leader', 'chief']),
    request: act('release', { candidateKey: 'conduct_office@*', assigneeId: 'zuofengban' }),
  },
  {
    route: 'POST /api/tasks/:id/transfer',
    expected: among(['staff', 'head', 'leader', 'chief']),
    request: act('transfer', assigned, { to: 'sun.yue' }),
  },
  {
    route: 'POST /api/tasks/:id/delegate',
    expected: among(['staff']),
    request: act('delegate', assigned, { to: 'sun.yue' }),
  },
  {
    route: 'POST /api/tasks/:id/give-back',
    expected: among(['staff']),
    request: act('give-back', { assigneeId: 'sun.yue', delegatedBy: 'liu.yang' }, {}),
  },
  {
    route: 'POST /api/tasks/:id/co-handlers',
    expected: among(['staff']),
    request: act('co-handlers', assigned, { to: 'sun.yue' }),
  },
  {
    route: 'DELETE /api/tasks/:id/co-handlers/:personId',
    expected: among(['staff']),
    request: act('co-handlers/sun.yue', { ...assigned, coHandlers: ['sun.yue'] }),
  },
  {
    route: 'PUT /api/tasks/:id/draft',
    expected: among(['staff']),
    request: act('draft', assigned, { value: { measures: '草稿' } }),
  },
  {
    route: 'POST /api/tasks/:id/copy',
    expected: among(['staff', 'head', 'leader', 'chief', 'conduct_office']),
    request: act('copy', assigned, { to: 'gao.xiang' }),
  },
  {
    route: 'POST /api/tasks/:id/urge',
    expected: among(['head', 'leader', 'chief', 'conduct_office'], { staff: 409 }),
    request: act('urge', assigned, {}),
  },
  { route: 'GET /api/cases', expected: everyone(200), request: plain('/api/cases?q=WT') },
  { route: 'GET /api/cases/:id', expected: seen, request: aboutCase('') },
  {
    route: 'POST /api/cases/:id/comments',
    expected: seen,
    request: aboutCase('/comments', { text: '收到' }),
  },
  { route: 'PUT /api/cases/:id/watch', expected: seen, request: aboutCase('/watch') },
  { route: 'DELETE /api/cases/:id/watch', expected: seen, request: aboutCase('/watch') },
  {
    route: 'GET /api/issues/similar',
    expected: everyone(200),
    request: plain('/api/issues/similar?text=%E7%AA%97%E5%8F%A3'),
  },
  { route: 'GET /api/ledger', expected: everyone(200), request: plain('/api/ledger') },
  {
    route: 'GET /api/ledger/summary',
    expected: everyone(200),
    request: plain('/api/ledger/summary'),
  },
]
