import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Database } from '../../../db/client.ts'
import { evidence } from '../../../db/schema/cases.ts'
import { aTask, MORNING } from '../../support/factories.ts'
import { aRow } from '../../support/ledger-rows.ts'
import { aDocx } from '../../support/office-files.ts'
import { everyone, only, type RouteRow } from './table.ts'

const insiders = ['staff', 'head', 'leader', 'chief', 'conduct_office', 'discipline'] as const
const ledger = readFileSync(new URL('../../support/ledger-32.xlsx', import.meta.url))

function formOf(name: string, bytes: Uint8Array): FormData {
  const form = new FormData()
  form.set('file', new File([Uint8Array.from(bytes)], name))
  return form
}

/** A file of a task of 刘洋. */
async function aFile(db: Database): Promise<string> {
  const taskId = await aTask(db, { assigneeId: 'liu.yang' })
  const [caseId = ''] = taskId.split('.')
  const id = randomUUID()
  const file = { name: '材料.pdf', mime: 'application/pdf', size: 1, sha256: 'x', stripped: true }
  const by = { uploadedBy: 'liu.yang', at: MORNING, content: new Uint8Array(1) }
  await db.insert(evidence).values({ id, caseId, taskId, ...file, ...by })
  return id
}

/** Ledgers in and out of Excel, evidence, and the engine's codec. */
export const importRoutes: readonly RouteRow[] = [
  {
    // The head of the discipline group is a head, too.
    route: 'POST /api/ledger/import/preview',
    expected: only(['staff', 'head', 'conduct_office', 'discipline']),
    request: () => ({ path: '/api/ledger/import/preview', form: formOf('台账.xlsx', ledger) }),
  },
  {
    route: 'POST /api/ledger/import',
    expected: everyone(403, { staff: 200, head: 200, conduct_office: 200, discipline: 422 }),
    request: ({ actor }) => ({
      path: '/api/ledger/import',
      body: { fileName: '台账.xlsx', rows: [aRow(1, { title: `${actor}的问题` })] },
    }),
  },
  {
    route: 'GET /api/ledger/export',
    expected: only(insiders),
    request: () => ({ path: '/api/ledger/export' }),
  },
  {
    route: 'POST /api/tasks/:id/evidence',
    expected: everyone(404, {
      ...Object.fromEntries(insiders.map((actor) => [actor, 403])),
      staff: 200,
    }),
    request: async ({ db }) => ({
      path: `/api/tasks/${await aTask(db, { assigneeId: 'liu.yang' })}/evidence`,
      form: formOf('材料.docx', aDocx()),
    }),
  },
  {
    route: 'GET /api/evidence/:id',
    expected: only(insiders, 200, 404),
    request: async ({ db }) => ({ path: `/api/evidence/${await aFile(db)}` }),
  },
  {
    route: 'DELETE /api/evidence/:id',
    expected: everyone(404, {
      ...Object.fromEntries(insiders.map((actor) => [actor, 403])),
      staff: 204,
    }),
    request: async ({ db }) => ({ path: `/api/evidence/${await aFile(db)}` }),
  },
  // Let in, and then refused for what was sent.
  {
    route: 'POST /codec/decode',
    expected: only(['security_admin'], 422),
    request: () => ({ path: '/codec/decode', body: {} }),
  },
  {
    route: 'POST /codec/encode',
    expected: only(['security_admin'], 422),
    request: () => ({ path: '/codec/encode', body: {} }),
  },
]
