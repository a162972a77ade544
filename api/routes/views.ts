import { createRoute, z } from '@hono/zod-openapi'
import { deleteView, listViews, saveView } from '../../db/saved-views.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { invalid, notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import { SavedView, SaveView } from '../schemas/view.ts'

const list = createRoute({
  method: 'get',
  path: '/api/views',
  operationId: 'views.list',
  tags: ['views'],
  summary: '我的和共享的视图',
  responses: { 200: answers(z.array(SavedView)) },
})
const save = createRoute({
  method: 'post',
  path: '/api/views',
  operationId: 'view.save',
  tags: ['views'],
  summary: '保存视图;同名的被替换',
  request: { body: jsonBody(SaveView) },
  responses: { 200: answers(SavedView) },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/views/{id}',
  operationId: 'view.delete',
  tags: ['views'],
  summary: '删除自己的视图',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: '已删除' } },
})

/** Saved inbox views: one's own, shared with a section of one's own or with everyone. */
export function viewRoutes({ db, clock, newId }: Deps) {
  return newRouter()
    .openapi(list, async (c) => c.json([...(await listViews(db, c.var.viewer))], 200))
    .openapi(save, async (c) => {
      const { viewer } = c.var
      const { name, query, sharedWith = null } = c.req.valid('json')
      if (sharedWith !== null && sharedWith !== '*' && !viewer.sections.includes(sharedWith)) {
        throw notYourSection()
      }
      const saved = await record(db, async (tx, enter) => {
        const own = { id: newId(), ownerId: viewer.personId }
        const view = await saveView(tx, { ...own, name, query, sharedWith })
        const data = { view: view.id, sharedWith }
        enter({ at: clock.now(), kind: 'view.saved', actor: viewer.personId, data })
        return view
      })
      return c.json(saved, 200)
    })
    .openapi(remove, async (c) => {
      const { viewer } = c.var
      const { id } = c.req.valid('param')
      await record(db, async (tx, enter) => {
        if (!(await deleteView(tx, viewer.personId, id))) throw notFound()
        enter({ at: clock.now(), kind: 'view.deleted', actor: viewer.personId, data: { view: id } })
      })
      return c.body(null, 204)
    })
}

const notYourSection = () =>
  invalid('sharedWith', 'view.share', {
    zh: '只能共享给自己所在的科室或全局',
    en: 'A view is shared with a section of one’s own, or with everyone',
  })
