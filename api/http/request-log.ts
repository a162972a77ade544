import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { nanoid } from 'nanoid'
import type { Logger } from 'pino'
import type { AppEnv } from '../app-env.ts'
import type { Metrics } from './metrics.ts'

/**
 * Gives the request an id and writes one line when it is answered: the route's template, never its
 * path, query or body, which may carry what a person wrote.
 */
export const requestLog = (log: Logger, metrics: Metrics) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const requestId = nanoid(12)
    const startedAt = performance.now()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.header('X-Request-Id', requestId)
    await next()
    const seconds = (performance.now() - startedAt) / 1000
    const line = {
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      ms: Math.round(seconds * 1000),
      person: c.get('viewer')?.personId,
    }
    metrics.answered({ method: line.method, route: line.route, status: line.status, seconds })
    c.var.log.info(line, 'answered')
  })
