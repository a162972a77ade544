import { setTimeout as wait } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { loadViewer, type Viewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { createEventHub } from '../events/event-hub.ts'
import type { Identify } from '../http/signed-in.ts'

/** How soon a stream ends after its session does; also what keeps proxies from closing it. */
const checkMs = 3_000

const stream = createRoute({
  method: 'get',
  path: '/api/events',
  operationId: 'events.stream',
  tags: ['events'],
  summary: '有变化时通知(只含编号)',
  responses: {
    200: {
      description: '事件流',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
})

/** Live news for a browser: that something it may see has changed. Ends when `stopping` fires. */
export function eventRoutes(
  deps: Deps,
  { identify, stopping }: { readonly identify: Identify; readonly stopping: AbortSignal },
) {
  const hub = createEventHub(deps)
  return newRouter().openapi(stream, async (c) => {
    let { viewer } = c.var
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (sse) => {
      const send = (message: unknown) => void sse.writeSSE({ data: JSON.stringify(message) })
      const gone = new AbortController()
      sse.onAbort(() => gone.abort())
      const signal = AbortSignal.any([gone.signal, stopping])
      const leave = await hub.add({ viewer: () => viewer, send })
      try {
        send({ type: 'ready' })
        while (!signal.aborted) {
          await wait(checkMs, undefined, { signal })
          const now = await currentViewer()
          if (!now || mayOf(now) !== mayOf(viewer)) return
          viewer = now
          await sse.write(': still here\n\n')
        }
      } catch (error) {
        if (!signal.aborted) c.var.log.warn({ err: error }, 'a stream ended early')
      } finally {
        leave()
      }
    })

    async function currentViewer(): Promise<Viewer | undefined> {
      const personId = await identify(c)
      return personId === viewer.personId
        ? await loadViewer(deps.db, personId, today(deps.clock.now()))
        : undefined
    }
  })
}

/** Whatever a change of which ends the stream: roles, sections and whom they stand in for. */
const mayOf = ({ roles, sections, actingFor }: Viewer): string =>
  JSON.stringify([roles, sections, actingFor])
