import { createRoute, z } from '@hono/zod-openapi'
import { isDatabaseUp } from '../../db/backlog.ts'
import type { Database } from '../../db/client.ts'
import { countWorkers } from '../../db/worker-heartbeat.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import type { Metrics } from '../http/metrics.ts'
import { answers } from '../openapi.ts'

const Health = z
  .object({ ok: z.boolean(), parts: z.record(z.string(), z.enum(['up', 'down'])) })
  .openapi('Health')

const health = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'operations.health',
  tags: ['operations'],
  summary: '各部分是否正常',
  responses: { 200: answers(Health), 503: answers(Health) },
})

/** For whoever runs the system: health by part, and figures for Prometheus. */
export function operationsRoutes(deps: Deps, metrics: Metrics) {
  return newRouter()
    .openapi(health, async (c) => {
      const [postgres, temporal, worker] = await Promise.all([
        isDatabaseUp(deps.db),
        deps.engine.healthy().catch(() => false),
        isWorkerUp(deps.db),
      ])
      const parts = {
        postgres: upOrDown(postgres),
        temporal: upOrDown(temporal),
        worker: upOrDown(worker),
      }
      const ok = postgres && temporal && worker
      return c.json({ ok, parts }, ok ? 200 : 503)
    })
    .get('/metrics', async (c) => {
      const { text, type } = await metrics.expose()
      return c.body(text, 200, { 'Content-Type': type })
    })
}

/** Nobody knows of the worker while the database is away, and nothing is done then: it counts as down. */
const isWorkerUp = (db: Database): Promise<boolean> =>
  countWorkers(db).then(
    (workers) => workers > 0,
    () => false,
  )

const upOrDown = (isUp: boolean): 'up' | 'down' => (isUp ? 'up' : 'down')
