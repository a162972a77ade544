import { createRoute, z } from '@hono/zod-openapi'
import {
  casesBehind,
  type DocumentDetailRow,
  listDocuments,
  readDocument,
} from '../../db/documents/read-documents.ts'
import { markDocumentRead, readReceipts } from '../../db/documents/receipts.ts'
import type { Viewer } from '../../db/viewer.ts'
import { newRouter } from '../app-env.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { documentDetail, documentItem } from '../documents/document-view.ts'
import { createExporter } from '../documents/export-document.ts'
import { notForReaders, notSigned } from '../documents/refuse-document.ts'
import { saveDocument } from '../documents/save-document.ts'
import { openWithdrawal } from '../documents/withdraw-document.ts'
import { notFound } from '../errors.ts'
import { attachment } from '../http/attachment.ts'
import { answers, jsonBody } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import {
  DocumentDetail,
  DocumentPage,
  DocumentQuery,
  DocumentRead,
  DocumentReceipts,
  ExportDocument,
  FigureCases,
  FigurePlace,
  SaveDocument,
  SavedDocument,
  WithdrawalOpened,
  WithdrawDocument,
} from '../schemas/document.ts'
import { startOpened } from '../start-opened.ts'

const params = z.object({ id: Id })
const tags = ['document']

const list = createRoute({
  method: 'get',
  path: '/api/documents',
  operationId: 'document.list',
  tags,
  summary: '公文,新的在前',
  request: { query: DocumentQuery },
  responses: { 200: answers(DocumentPage) },
})
const get = createRoute({
  method: 'get',
  path: '/api/documents/{id}',
  operationId: 'document.get',
  tags,
  summary: '一份公文',
  request: { params },
  responses: { 200: answers(DocumentDetail) },
})
const save = createRoute({
  method: 'put',
  path: '/api/documents/{id}',
  operationId: 'document.save',
  tags,
  summary: '签发前修改,存为新的一稿',
  request: { params, body: jsonBody(SaveDocument) },
  responses: { 200: answers(SavedDocument) },
})
const markRead = createRoute({
  method: 'post',
  path: '/api/documents/{id}/read',
  operationId: 'document.mark-read',
  tags,
  summary: '签收:已阅',
  request: { params },
  responses: { 200: answers(DocumentRead) },
})
const receipts = createRoute({
  method: 'get',
  path: '/api/documents/{id}/receipts',
  operationId: 'document.receipts',
  tags,
  summary: '谁已阅、谁未阅',
  request: { params },
  responses: { 200: answers(DocumentReceipts) },
})
const figure = createRoute({
  method: 'get',
  path: '/api/documents/{id}/figures/{block}/{row}/{column}',
  operationId: 'document.figure',
  tags,
  summary: '一个数字背后的案件',
  request: { params: FigurePlace },
  responses: { 200: answers(FigureCases) },
})
const exportFile = createRoute({
  method: 'get',
  path: '/api/documents/{id}/export',
  operationId: 'document.export',
  tags,
  summary: '导出为Word、PDF或Excel,版式按GB/T 9704',
  request: { params, query: ExportDocument },
  responses: {
    200: {
      description: '公文',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
  },
})
const withdraw = createRoute({
  method: 'post',
  path: '/api/documents/{id}/withdrawal',
  operationId: 'document.withdraw',
  tags,
  summary: '起草撤回通知,签发后撤回',
  request: { params, body: jsonBody(WithdrawDocument) },
  responses: { 201: answers(WithdrawalOpened) },
})

/** Official documents (公文): read, edited before they are signed, noted as read, exported, withdrawn. */
export function documentRoutes(deps: Deps) {
  const { db, clock, env } = deps
  const exported = createExporter(env.CHROMIUM_PATH)

  /** @throws Refusal 404 */
  async function found(id: string, viewer: Viewer): Promise<DocumentDetailRow> {
    const row = await readDocument(db, id, viewer)
    if (!row) throw notFound()
    return row
  }

  return newRouter()
    .openapi(list, async (c) => {
      const { case: caseId, cursor, ...query } = c.req.valid('query')
      const { viewer } = c.var
      const args = { ...query, viewer, caseId, cursor: cursorFrom(cursor) }
      const { rows, next } = await listDocuments(db, args)
      return c.json({ items: rows.map(documentItem), next }, 200)
    })
    .openapi(get, async (c) => {
      const { viewer } = c.var
      return c.json(documentDetail(await found(c.req.valid('param').id, viewer), viewer), 200)
    })
    .openapi(save, async (c) => {
      const { id } = c.req.valid('param')
      const { viewer } = c.var
      const sent = c.req.valid('json')
      return c.json(await saveDocument(db, { id, viewer, sent, at: clock.now() }), 200)
    })
    .openapi(markRead, async (c) => {
      const { id } = c.req.valid('param')
      const { viewer } = c.var
      if ((await found(id, viewer)).signedAt === null) throw notSigned()
      const read = await markDocumentRead(db, { id, viewer, at: clock.now() })
      if (!read) throw notFound()
      return c.json(read, 200)
    })
    .openapi(receipts, async (c) => {
      const { id } = c.req.valid('param')
      const { viewer } = c.var
      const row = await found(id, viewer)
      if (!row.owns && !viewer.bureauWide) throw notForReaders()
      const all = await readReceipts(db, { id, viewer })
      if (!all) throw notSigned()
      return c.json({ read: [...all.read], unread: [...all.unread] }, 200)
    })
    .openapi(figure, async (c) => {
      const { id, block, row, column } = c.req.valid('param')
      const { viewer } = c.var
      const table = (await found(id, viewer)).content.blocks[block]
      const cell = table?.block === 'table' ? table.rows[row]?.[column] : undefined
      if (!cell) throw notFound()
      return c.json([...(await casesBehind(db, cell.cases ?? [], viewer))], 200)
    })
    .openapi(exportFile, async (c) => {
      const row = await found(c.req.valid('param').id, c.var.viewer)
      const { name, mime, bytes } = await exported(row, c.req.valid('query').format)
      return c.body(Uint8Array.from(bytes), 200, attachment({ name, mime }))
    })
    .openapi(withdraw, async (c) => {
      const { id } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      const args = { id, reason, viewer: c.var.viewer, at: clock.now() }
      const opened = await db.transaction((tx) => openWithdrawal(tx, args))
      const { id: caseId, procedure, startAt, facts } = opened
      await startOpened(deps, { caseId, procedure, startAt, facts })
      return c.json({ caseId }, 201)
    })
}
