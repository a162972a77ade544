import { setTimeout as pause } from 'node:timers/promises'
import { armedCases } from '../../../db/rehearsal/armed-cases.ts'
import { workflowId } from '../../../workflows/task-queue.ts'
import { giveBackWorkOf } from '../engine/dead-queue.ts'
import type { RunningBureau } from '../engine/open-bureau.ts'

/** What falls due in a minute is due somewhere within it. */
const MINUTE_MS = 60_000
/** How long a timer is given to show that it has fired. */
const PATIENCE_MS = 30_000

/**
 * system.down: the worker is stopped while the engine's time goes on. The engine keeps its clock for work that
 * waits for a worker; here it is let go of once for each case whose timer has fired, and held again as often
 * before the next worker begins.
 */
export function createOutage(bureau: RunningBureau, say: (line: string) => void) {
  const { time } = bureau
  const stops: (() => Promise<void>)[] = []
  /** Cases whose work waits for the next worker. */
  let fallen = new Set<string>()
  let untilMs: number | undefined

  return {
    /** When the system is back; undefined while it is up. */
    untilMs: () => untilMs,
    async begin(until: number): Promise<void> {
      untilMs = until
      const queue = await bureau.stopWorker()
      if (queue === undefined) throw new Error('the worker’s own queue was not overheard')
      fallen = new Set()
      const givenBack = giveBackWorkOf(time, queue, async (id) => {
        // Later the queue is served on: cases that slept through the outage are still sent there.
        if (bureau.isUp()) return
        fallen.add(id)
        await time.letGo()
      })
      stops.push(givenBack.stop)
    },
    /** Business time becomes the moment at which the system is back; what fell due meanwhile is done from now on. */
    async end(backMs: number): Promise<void> {
      bureau.setNow(backMs)
      const due = (await armedCases(bureau.db, new Date(backMs).toISOString())).map(workflowId)
      const target = backMs + (due.length > 0 ? MINUTE_MS : 0)
      const now = await time.businessMs()
      if (target > now) await time.sleep(target - now)
      const until = performance.now() + PATIENCE_MS
      while (due.some((id) => !fallen.has(id)) && performance.now() < until) await pause(2)
      const lost = due.filter((id) => !fallen.has(id))
      if (lost.length > 0) say(`due while the system was down, but not found: ${lost.join(', ')}`)
      for (const _ of fallen) await time.hold()
      untilMs = undefined
      await bureau.startWorker()
    },
    close: async () => {
      for (const stop of stops) await stop()
    },
  }
}
