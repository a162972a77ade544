import { randomUUID } from 'node:crypto'
import type { Database } from '../../../db/client.ts'
import { complaint } from '../../../db/schema/complaints.ts'
import { aCase } from '../../support/factories.ts'
import { everyone, only, type RoleRequest, type RouteRow } from './table.ts'

const toAll = (status: number) => everyone(status, { anonymous: status })
const nobodys = { number: 'TS-2026-00000000', code: '0000000000000000' }
const filed = { text: '窗口叫号后无人应答' }
const today = '2026-03-18'

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const withFile = (fields: Readonly<Record<string, string>> = {}): FormData => {
  const data = form(fields)
  data.set('file', new File(['no workbook, no picture'], 'x.txt'))
  return data
}

/** A complaint's case, for who may see it; what is sealed in it opens for nobody. */
async function aComplaint(db: Database): Promise<string> {
  const caseId = await aCase(db, {
    procedure: 'complaint',
    audience: 'conduct_office discipline chief committee',
  })
  const sealed = new Uint8Array(60)
  await db.insert(complaint).values({
    caseId,
    number: `TS-${randomUUID()}`,
    channel: 'online',
    kind: 'other',
    realName: false,
    keyId: 'k1',
    wrappedKey: sealed,
    sealedText: sealed,
    codeHash: sealed,
    receivedAt: `${today}T09:00:00+08:00`,
  })
  return caseId
}
const ofComplaint =
  (path: string, body?: unknown) =>
  async ({ db }: { readonly db: Database }): Promise<RoleRequest> => ({
    path: `/api/complaints/${await aComplaint(db)}${path}`,
    ...(body !== undefined && { body }),
  })

/** Where the words were to be opened for them, they can not be: 503 is as far as a role gets. */
const readers = only(['conduct_office', 'discipline'], 503, 404)
const takers = ['staff', 'head', 'conduct_office', 'discipline'] as const

/** What people without an account do; whoever is signed in is treated no differently. */
const portalRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/portal/challenge',
    expected: toAll(404),
    request: () => ({ path: '/api/portal/challenge' }),
  },
  {
    route: 'GET /api/portal/sections',
    expected: toAll(200),
    request: () => ({ path: '/api/portal/sections' }),
  },
  {
    route: 'POST /api/portal/complaints',
    expected: toAll(201),
    request: () => ({ path: '/api/portal/complaints', body: filed }),
  },
  {
    route: 'POST /api/portal/complaints/with-files',
    expected: toAll(201),
    request: () => ({
      path: '/api/portal/complaints/with-files',
      form: form({ complaint: JSON.stringify(filed) }),
    }),
  },
  ...(
    [
      ['', {}],
      ['/additions', { text: '补充' }],
      ['/answers', { question: 'q', text: '回答' }],
      ['/rating', { rating: 5 }],
      ['/objection', { text: '不同意' }],
    ] as const
  ).map(
    ([path, body]): RouteRow => ({
      route: `POST /api/portal/follow${path}`,
      expected: toAll(404),
      request: () => ({ path: `/api/portal/follow${path}`, body: { ...nobodys, ...body } }),
    }),
  ),
  {
    route: 'POST /api/portal/follow/files',
    expected: toAll(404),
    request: () => ({ path: '/api/portal/follow/files', form: withFile(nobodys) }),
  },
  {
    route: 'GET /api/portal/reception',
    expected: toAll(200),
    request: () => ({ path: '/api/portal/reception' }),
  },
  {
    route: 'POST /api/portal/reception',
    expected: toAll(201),
    request: () => ({
      path: '/api/portal/reception',
      body: { name: '孙大爷', phone: '13500001111', topic: '窗口' },
    }),
  },
  {
    route: 'POST /api/intake/12345',
    expected: toAll(401),
    request: () => ({ path: '/api/intake/12345', body: { order: 'x', text: '工单' } }),
  },
]

/** Complaints for who takes them down and who handles them. */
export const complaintRoutes: readonly RouteRow[] = [
  ...portalRoutes,
  {
    route: 'POST /api/complaints',
    expected: only(takers, 201),
    request: () => ({ path: '/api/complaints', body: { ...filed, channel: 'hotline' } }),
  },
  {
    route: 'POST /api/complaints/caller',
    expected: only(['conduct_office']),
    request: () => ({ path: '/api/complaints/caller', body: { phone: '13500009999' } }),
  },
  { route: 'GET /api/complaints/:id', expected: readers, request: ofComplaint('') },
  {
    route: 'POST /api/complaints/:id/questions',
    expected: readers,
    request: ofComplaint('/questions', { text: '哪一天?' }),
  },
  {
    route: 'POST /api/complaints/:id/identity',
    // Anonymous: there is nothing to open.
    expected: only(['conduct_office', 'discipline'], 409, 404),
    request: ofComplaint('/identity', { reason: '回访' }),
  },
  {
    route: 'POST /api/complaints/:id/identity/:openingId/decision',
    expected: everyone(404),
    request: ofComplaint('/identity/none/decision', { approve: true }),
  },
  {
    route: 'POST /api/complaints/:id/identity/:openingId/reveal',
    expected: everyone(404),
    request: ofComplaint('/identity/none/reveal', {}),
  },
  {
    route: 'POST /api/complaints/orders/preview',
    expected: only(['conduct_office'], 422),
    request: () => ({ path: '/api/complaints/orders/preview', form: withFile() }),
  },
  {
    route: 'POST /api/complaints/orders',
    expected: only(['conduct_office'], 422),
    request: () => ({ path: '/api/complaints/orders', form: withFile() }),
  },
  {
    route: 'POST /api/experiences',
    expected: only(['supervisor'], 201),
    request: () => ({
      path: '/api/experiences',
      form: form({
        experience: JSON.stringify({
          place: '大厅',
          happenedOn: today,
          words: '一次办成',
          rating: 5,
        }),
      }),
    }),
  },
  {
    route: 'GET /api/experiences',
    expected: only(['supervisor', 'conduct_office', 'discipline', 'chief', 'leader']),
    request: () => ({ path: '/api/experiences' }),
  },
  {
    route: 'GET /api/reception/:day',
    expected: only(['conduct_office']),
    request: () => ({ path: `/api/reception/${today}` }),
  },
  {
    route: 'POST /api/reception/:day/walk-ins',
    // The 18th is no reception day.
    expected: only(['conduct_office'], 422),
    request: () => ({
      path: `/api/reception/${today}/walk-ins`,
      body: { name: '孙大爷', phone: '13500001111', topic: '窗口' },
    }),
  },
  {
    route: 'PUT /api/reception/:day/requests/:place',
    expected: only(['conduct_office'], 404),
    request: () => ({ path: `/api/reception/${today}/requests/1`, body: { status: 'absent' } }),
  },
  {
    route: 'POST /api/reception/:day/close',
    expected: only(['conduct_office'], 409),
    request: async () => ({ path: '/api/reception/2026-04-15/close' }),
  },
]
