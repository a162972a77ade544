import type { Database } from '../../../db/client.ts'
import { aDocument } from '../../support/documents.ts'
import { everyone, type RoleRequest, type RouteRow } from './table.ts'

type Given = Parameters<typeof aDocument>[1]
/** A request about a document of its own. */
const about =
  (path: string, given: Given = {}, body?: unknown) =>
  async ({ db }: { readonly db: Database }): Promise<RoleRequest> => ({
    path: `/api/documents/${await aDocument(db, given)}${path}`,
    ...(body !== undefined && { body }),
  })

/** What is published is for the whole bureau, its administrators included, and for nobody outside. */
const published = everyone(200, { supervisor: 404 })
const words = { version: 1, title: '题目', addressee: '各科室:' }
const tables = [{ block: 'table', of: 3 }]

/** Official documents. */
export const documentRoutes: readonly RouteRow[] = [
  {
    route: 'GET /api/documents',
    expected: everyone(200),
    request: () => ({ path: '/api/documents' }),
  },
  { route: 'GET /api/documents/:id', expected: published, request: about('') },
  {
    route: 'PUT /api/documents/:id',
    expected: everyone(404, { conduct_office: 200 }),
    request: about('', { signed: false }, { ...words, blocks: tables }),
  },
  { route: 'POST /api/documents/:id/read', expected: published, request: about('/read') },
  {
    route: 'GET /api/documents/:id/receipts',
    expected: everyone(403, {
      conduct_office: 200,
      discipline: 200,
      chief: 200,
      // A leader of the sample bureau is of the committee, too.
      leader: 200,
      supervisor: 404,
    }),
    request: about('/receipts'),
  },
  {
    route: 'GET /api/documents/:id/figures/:block/:row/:column',
    expected: published,
    request: about('/figures/3/0/1'),
  },
  {
    route: 'GET /api/documents/:id/export',
    expected: published,
    request: about('/export?format=docx'),
  },
  {
    route: 'POST /api/documents/:id/withdrawal',
    expected: everyone(403, { conduct_office: 201, supervisor: 404 }),
    request: about('/withdrawal', {}, { reason: '数据有误' }),
  },
]
