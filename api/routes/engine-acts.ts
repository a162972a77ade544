import { createRoute, type z } from '@hono/zod-openapi'
import { ruleInForce } from '../../db/rules.ts'
import { findStep } from '../../workflows/procedures.ts'
import { extensionBounds, extensionRule } from '../acts/extension-bounds.ts'
import { readForm } from '../acts/read-form.ts'
import { type Prepared, submitAct } from '../acts/submit-act.ts'
import { type AppEnv, newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { invalid, Refusal } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { refusalOf } from '../refusals.ts'
import {
  AskExtension,
  BulkComplete,
  BulkResult,
  CompleteTask,
  ReturnTask,
  WithReason,
} from '../schemas/task.ts'
import { actRoute } from './act-route.ts'

const complete = actRoute('/api/tasks/{id}/complete', {
  operationId: 'task.complete',
  summary: '办理',
  body: CompleteTask,
})
const giveBack = actRoute('/api/tasks/{id}/return', {
  operationId: 'task.return',
  summary: '退回前面的步骤',
  body: ReturnTask,
})
const withdraw = actRoute('/api/tasks/{id}/withdraw', {
  operationId: 'task.withdraw',
  summary: '撤回自己刚办理的',
  body: WithReason.partial(),
})
const extension = actRoute('/api/tasks/{id}/extension', {
  operationId: 'task.askExtension',
  summary: '申请延期',
  body: AskExtension,
})
const suspend = actRoute('/api/tasks/{id}/suspend', {
  operationId: 'task.suspend',
  summary: '挂起',
  body: WithReason,
})
const resume = actRoute('/api/tasks/{id}/resume', {
  operationId: 'task.resume',
  summary: '恢复',
  body: WithReason.partial(),
})
const bulk = createRoute({
  method: 'post',
  path: '/api/tasks/bulk-complete',
  operationId: 'task.bulkComplete',
  tags: ['task'],
  summary: '批量办理:只办勾选的,逐条给出结果',
  request: { body: jsonBody(BulkComplete) },
  responses: { 200: answers(BulkResult) },
})

const words = (reason: string | undefined): Prepared => ({
  answer: reason ? { reason } : {},
  facts: {},
})

/** The acts that decide or move a clock; each is carried out by the case's workflow. */
export function engineActRoutes(deps: Deps) {
  const run = async (
    c: { readonly var: AppEnv['Variables'] },
    taskId: string,
    act: Parameters<typeof submitAct>[1]['act'],
    prepare: Parameters<typeof submitAct>[1]['prepare'],
  ) => {
    const done = await submitAct(deps, { taskId, viewer: c.var.viewer, act, prepare })
    return {
      ...done,
      ended: !done.pending && act !== 'extension' && act !== 'suspend' && act !== 'resume',
    }
  }

  return newRouter()
    .openapi(bulk, async (c) => {
      const { taskIds, ...sent } = c.req.valid('json')
      const results: z.infer<typeof BulkResult>['results'] = []
      for (const taskId of new Set(taskIds)) {
        try {
          await run(c, taskId, 'complete', (tx, task) => readForm(tx, task, sent))
          results.push({ taskId, done: true, problem: null })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          results.push({ taskId, done: false, problem: error.problem })
        }
      }
      return c.json({ results }, 200)
    })
    .openapi(complete, async (c) => {
      const sent = c.req.valid('json')
      const { id } = c.req.valid('param')
      return c.json(await run(c, id, 'complete', (tx, task) => readForm(tx, task, sent)), 200)
    })
    .openapi(giveBack, async (c) => {
      const { to, reason } = c.req.valid('json')
      const done = await run(c, c.req.valid('param').id, 'return', async (_tx, task) => {
        if (!findStep(task.procedure, task.step)?.returnsTo?.includes(to))
          throw refusalOf('task.no-return')
        return { answer: { reason }, facts: { to } }
      })
      return c.json(done, 200)
    })
    .openapi(withdraw, async (c) => {
      const { reason } = c.req.valid('json')
      const done = await run(c, c.req.valid('param').id, 'withdraw', async (_tx, task) => ({
        ...words(reason),
        facts: { step: task.withdrawal?.step },
      }))
      return c.json(done, 200)
    })
    .openapi(extension, async (c) => {
      const { until, reason } = c.req.valid('json')
      const done = await run(c, c.req.valid('param').id, 'extension', async (tx, task) => {
        const rule = extensionRule(task.procedure, task.step)
        const max = await ruleInForce(tx, rule, task.rulesOf)
        const wrong = await extensionBounds(tx, {
          aboutTask: task.taskId,
          isSide: false,
          until,
          maxDays: max.value,
        })
        if (wrong) throw invalid('until', 'task.extension-out-of-bounds', wrong)
        return { answer: { until, reason }, facts: { until } }
      })
      return c.json(done, 200)
    })
    .openapi(suspend, async (c) => {
      const { reason } = c.req.valid('json')
      return c.json(
        await run(c, c.req.valid('param').id, 'suspend', async () => words(reason)),
        200,
      )
    })
    .openapi(resume, async (c) => {
      const { reason } = c.req.valid('json')
      return c.json(await run(c, c.req.valid('param').id, 'resume', async () => words(reason)), 200)
    })
}
