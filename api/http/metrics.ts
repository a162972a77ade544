import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { readBacklog } from '../../db/backlog.ts'
import type { Database } from '../../db/client.ts'
import { countWorkers } from '../../db/worker-heartbeat.ts'
import type { Clock } from '../clock.ts'

type Answered = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** Counts and times for Prometheus; nothing in them says what a case is about. */
export type Metrics = {
  readonly answered: (request: Answered) => void
  /** The exposition text and its content type. */
  readonly expose: () => Promise<{ readonly text: string; readonly type: string }>
}

export function createMetrics({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Clock
}): Metrics {
  const register = new Registry()
  const duration = new Histogram({
    name: 'qingfeng_http_request_duration_seconds',
    help: 'Time to answer, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] })
  const openTasks = gauge('qingfeng_open_tasks', 'Tasks not ended')
  const outbox = gauge('qingfeng_outbox_backlog', 'Outbox rows the relay has yet to carry out')
  const armed = gauge('qingfeng_armed_overdue', 'Timers whose time has passed without firing')
  const deliveries = gauge('qingfeng_deliveries_backlog', 'Messages that have yet to go out')
  const undelivered = gauge('qingfeng_deliveries_failed', 'Messages given up, for an administrator')
  const workers = gauge('qingfeng_workers_up', 'Workers that gave a sign of life lately')
  let watchingProcess = false

  return {
    answered: ({ method, route, status, seconds }) =>
      duration.observe({ method, route, status }, seconds),
    expose: async () => {
      if (!watchingProcess) collectDefaultMetrics({ register })
      watchingProcess = true
      const backlog = await readBacklog(db, clock.now())
      openTasks.set(backlog.openTasks)
      outbox.set(backlog.outbox)
      armed.set(backlog.armedOverdue)
      deliveries.set(backlog.deliveries)
      undelivered.set(backlog.deliveriesFailed)
      workers.set(await countWorkers(db))
      return { text: await register.metrics(), type: register.contentType }
    },
  }
}
