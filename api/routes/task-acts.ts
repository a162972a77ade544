import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ActArgs, Acted } from '../../db/acts/act-on-task.ts'
import { claim } from '../../db/acts/claim.ts'
import { addCoHandler, removeCoHandler } from '../../db/acts/co-handlers.ts'
import { copy } from '../../db/acts/copy.ts'
import { delegate } from '../../db/acts/delegate.ts'
import { giveBack } from '../../db/acts/give-back.ts'
import { release } from '../../db/acts/release.ts'
import { saveDraft } from '../../db/acts/save-draft.ts'
import { transfer } from '../../db/acts/transfer.ts'
import { urge } from '../../db/acts/urge.ts'
import type { Act } from '../../workflows/kit/acts.ts'
import { deciding } from '../act-policy.ts'
import { type AppEnv, newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { answers, jsonBody } from '../openapi.ts'
import { orRefuse } from '../refusals.ts'
import { Id } from '../schemas/common.ts'
import { ActResult, SaveDraft, ToPerson } from '../schemas/task.ts'
import { actRoute } from './act-route.ts'

const params = z.object({ id: Id })
const WithNote = ToPerson.pick({ note: true })

const plain = <const Path extends string>(path: Path, operationId: string, summary: string) =>
  createRoute({
    method: 'post',
    path,
    operationId,
    tags: ['task'],
    summary,
    request: { params },
    responses: { 200: answers(ActResult) },
  })

const claimRoute = plain('/api/tasks/{id}/claim', 'task.claim', '认领')
const releaseRoute = plain('/api/tasks/{id}/release', 'task.release', '退回候选')
const transferRoute = actRoute('/api/tasks/{id}/transfer', {
  operationId: 'task.transfer',
  summary: '转办',
  body: ToPerson,
})
const delegateRoute = actRoute('/api/tasks/{id}/delegate', {
  operationId: 'task.delegate',
  summary: '委派,办完交回',
  body: ToPerson,
})
const giveBackRoute = actRoute('/api/tasks/{id}/give-back', {
  operationId: 'task.giveBack',
  summary: '交回委派人',
  body: WithNote,
})
const addCoHandlerRoute = actRoute('/api/tasks/{id}/co-handlers', {
  operationId: 'task.addCoHandler',
  summary: '加签',
  body: ToPerson.pick({ to: true }),
})
const removeCoHandlerRoute = createRoute({
  method: 'delete',
  path: '/api/tasks/{id}/co-handlers/{personId}',
  operationId: 'task.removeCoHandler',
  tags: ['task'],
  summary: '减签',
  request: { params: params.extend({ personId: Id }) },
  responses: { 200: answers(ActResult) },
})
const copyRoute = actRoute('/api/tasks/{id}/copy', {
  operationId: 'task.copy',
  summary: '抄送',
  body: ToPerson,
})
const urgeRoute = actRoute('/api/tasks/{id}/urge', {
  operationId: 'task.urge',
  summary: '催办,每天一次',
  body: WithNote,
})
const draftRoute = createRoute({
  method: 'put',
  path: '/api/tasks/{id}/draft',
  operationId: 'task.saveDraft',
  tags: ['task'],
  summary: '保存草稿',
  request: { params, body: jsonBody(SaveDraft) },
  responses: { 200: answers(ActResult) },
})

/** The acts that neither decide nor move a clock: one transaction each, the engine sleeps on. */
export function taskActRoutes({ db, clock }: Deps) {
  const args = (c: Context<AppEnv>, taskId: string, act: Exclude<Act, 'extension'>): ActArgs => ({
    taskId,
    viewer: c.var.viewer,
    at: clock.now(),
    decide: deciding(act, c.var.viewer),
  })

  return newRouter()
    .openapi(claimRoute, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(result(await claim(db, args(c, id, 'claim'))), 200)
    })
    .openapi(releaseRoute, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(result(await release(db, args(c, id, 'release'))), 200)
    })
    .openapi(transferRoute, async (c) => {
      const { id } = c.req.valid('param')
      const body = c.req.valid('json')
      return c.json(result(await transfer(db, { ...args(c, id, 'transfer'), ...body })), 200)
    })
    .openapi(delegateRoute, async (c) => {
      const { id } = c.req.valid('param')
      const body = c.req.valid('json')
      return c.json(result(await delegate(db, { ...args(c, id, 'delegate'), ...body })), 200)
    })
    .openapi(giveBackRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { note } = c.req.valid('json')
      return c.json(result(await giveBack(db, { ...args(c, id, 'give-back'), note })), 200)
    })
    .openapi(addCoHandlerRoute, async (c) => {
      const { id } = c.req.valid('param')
      const personId = c.req.valid('json').to
      const act = args(c, id, 'add-co-handler')
      return c.json(result(await addCoHandler(db, { ...act, personId })), 200)
    })
    .openapi(removeCoHandlerRoute, async (c) => {
      const { id, personId } = c.req.valid('param')
      const act = args(c, id, 'remove-co-handler')
      return c.json(result(await removeCoHandler(db, { ...act, personId }), 'personId'), 200)
    })
    .openapi(copyRoute, async (c) => {
      const { id } = c.req.valid('param')
      const body = c.req.valid('json')
      return c.json(result(await copy(db, { ...args(c, id, 'copy'), ...body })), 200)
    })
    .openapi(urgeRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { note } = c.req.valid('json')
      return c.json(result(await urge(db, { ...args(c, id, 'urge'), note })), 200)
    })
    .openapi(draftRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { value } = c.req.valid('json')
      return c.json(result(await saveDraft(db, { ...args(c, id, 'draft'), value })), 200)
    })
}

/** What the browser goes on with; these acts leave the task open. */
function result(acted: Acted, field?: string): z.infer<typeof ActResult> {
  const { done } = orRefuse(acted, field)
  return {
    taskId: done.taskId,
    caseId: done.caseId,
    ended: false,
    nextTaskId: null,
    pending: false,
  }
}
