import { createRoute, z } from '@hono/zod-openapi'
import { readPauses } from '../../db/duty-pauses.ts'
import { runsOf } from '../../db/duty-runs.ts'
import { findDuty } from '../../workflows/duties.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { dutyItems, dutyPause, dutyRun } from '../duties/duty-view.ts'
import { pauseDuty, resumeDuty } from '../duties/pause-duty.ts'
import { runDuty } from '../duties/run-duty.ts'
import { notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import { DutyItem, DutyRun, DutyRuns, DutyRunsQuery, PauseDuty, RunDuty } from '../schemas/duty.ts'

const params = z.object({ id: Id })
const tags = ['duty']

const list = createRoute({
  method: 'get',
  path: '/api/duties',
  operationId: 'duty.list',
  tags,
  summary: '例行职责:做什么、上次何时、下次何时',
  responses: { 200: answers(z.array(DutyItem)) },
})
const runs = createRoute({
  method: 'get',
  path: '/api/duties/{id}/runs',
  operationId: 'duty.runs',
  tags,
  summary: '一项职责的办理记录',
  request: { params, query: DutyRunsQuery },
  responses: { 200: answers(DutyRuns) },
})
const run = createRoute({
  method: 'post',
  path: '/api/duties/{id}/runs',
  operationId: 'duty.run',
  tags,
  summary: '补办某一日应办的职责',
  request: { params, body: jsonBody(RunDuty) },
  responses: { 200: answers(DutyRun) },
})
const pause = createRoute({
  method: 'post',
  path: '/api/duties/{id}/pause',
  operationId: 'duty.pause',
  tags,
  summary: '暂停一项职责',
  request: { params, body: jsonBody(PauseDuty) },
  responses: { 204: { description: '已暂停' } },
})
const resume = createRoute({
  method: 'post',
  path: '/api/duties/{id}/resume',
  operationId: 'duty.resume',
  tags,
  summary: '恢复一项职责',
  request: { params, body: jsonBody(PauseDuty) },
  responses: { 204: { description: '已恢复' } },
})

/** What the bureau does by the calendar. */
export function dutyRoutes(deps: Deps) {
  const { db, clock } = deps
  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'duties.see')
      return c.json(await dutyItems(db, { viewer, at: clock.now() }), 200)
    })
    .openapi(runs, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'duties.see')
      const duty = dutyOf(c.req.valid('param').id)
      const { before, limit } = c.req.valid('query')
      const [rows, pauses] = await Promise.all([
        runsOf(db, { duty: duty.id, viewer, before, limit: limit + 1 }),
        readPauses(db, { duty: duty.id, past: true }),
      ])
      const page = rows.slice(0, limit).map((row) => dutyRun(duty, row))
      const next = rows.length > limit ? (page.at(-1)?.day ?? null) : null
      return c.json({ runs: page, pauses: pauses.map(dutyPause), next }, 200)
    })
    .openapi(run, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'duties.run')
      const duty = dutyOf(c.req.valid('param').id)
      const done = await runDuty(deps, { duty, viewer, nominal: c.req.valid('json').day })
      return c.json(dutyRun(duty, done), 200)
    })
    .openapi(pause, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'duties.run')
      const duty = dutyOf(c.req.valid('param').id)
      await pauseDuty(deps, { duty, viewer, reason: c.req.valid('json').reason })
      return c.body(null, 204)
    })
    .openapi(resume, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'duties.run')
      const duty = dutyOf(c.req.valid('param').id)
      await resumeDuty(deps, { duty, viewer, reason: c.req.valid('json').reason })
      return c.body(null, 204)
    })
}

function dutyOf(id: string) {
  const duty = findDuty(id)
  if (!duty) throw notFound()
  return duty
}
