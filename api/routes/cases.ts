import { createRoute, z } from '@hono/zod-openapi'
import { comment } from '../../db/acts/comment.ts'
import { unwatch, watch } from '../../db/acts/watch.ts'
import { recallSimilar, searchCases } from '../../db/cases.ts'
import { newRouter } from '../app-env.ts'
import { caseDetail } from '../case-detail.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { refusalOf } from '../refusals.ts'
import { CaseDetail, SimilarCase } from '../schemas/case.ts'
import { CaseHit, CaseSearch, Commented, SimilarQuery, Watching } from '../schemas/case-search.ts'
import { Id } from '../schemas/common.ts'
import { CommentOn } from '../schemas/task.ts'
import { rankSimilar } from '../similar.ts'

const params = z.object({ id: Id })
const tags = ['case']

const search = createRoute({
  method: 'get',
  path: '/api/cases',
  operationId: 'case.search',
  tags,
  summary: '按编号、标题或描述查找案件',
  request: { query: CaseSearch },
  responses: { 200: answers(z.array(CaseHit)) },
})
const get = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  operationId: 'case.get',
  tags,
  summary: '一个案件的全部',
  request: { params },
  responses: { 200: answers(CaseDetail) },
})
const commentRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/comments',
  operationId: 'case.comment',
  tags,
  summary: '留言,可提到他人',
  request: { params, body: jsonBody(CommentOn) },
  responses: { 200: answers(Commented) },
})
const watchRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/watch',
  operationId: 'case.watch',
  tags,
  summary: '关注',
  request: { params },
  responses: { 200: answers(Watching) },
})
const unwatchRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/watch',
  operationId: 'case.unwatch',
  tags,
  summary: '取消关注',
  request: { params },
  responses: { 200: answers(Watching) },
})
const similar = createRoute({
  method: 'get',
  path: '/api/issues/similar',
  operationId: 'issue.similar',
  tags: ['issue'],
  summary: '可能重复的问题',
  request: { query: SimilarQuery },
  responses: { 200: answers(z.array(SimilarCase)) },
})

/** How many cases are ranked by words after neighbouring characters have found them. */
const RECALL = 50

/** The case page, its comments and watchers, and finding cases. */
export function caseRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(search, async (c) => {
      const found = await searchCases(db, { viewer: c.var.viewer, ...c.req.valid('query') })
      return c.json([...found], 200)
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param')
      const detail = await caseDetail(db, { caseId: id, viewer: c.var.viewer, at: clock.now() })
      if (!detail) throw notFound()
      return c.json(detail, 200)
    })
    .openapi(commentRoute, async (c) => {
      const { id } = c.req.valid('param')
      const said = await comment(db, {
        caseId: id,
        viewer: c.var.viewer,
        at: clock.now(),
        ...c.req.valid('json'),
      })
      if (!said) throw notFound()
      if ('refused' in said) throw refusalOf(said.refused, `mentions.${said.index}`)
      return c.json({ id: said.commentId }, 200)
    })
    .openapi(watchRoute, async (c) => {
      const { id } = c.req.valid('param')
      const seen = await watch(db, { caseId: id, viewer: c.var.viewer, at: clock.now() })
      if (!seen) throw notFound()
      return c.json({ watching: true }, 200)
    })
    .openapi(unwatchRoute, async (c) => {
      const { id } = c.req.valid('param')
      const seen = await unwatch(db, { caseId: id, viewer: c.var.viewer, at: clock.now() })
      if (!seen) throw notFound()
      return c.json({ watching: false }, 200)
    })
    .openapi(similar, async (c) => {
      const { text, section, limit } = c.req.valid('query')
      const { viewer } = c.var
      const found = await recallSimilar(db, { viewer, text, sectionId: section, limit: RECALL })
      return c.json(rankSimilar(text, found, limit), 200)
    })
}
