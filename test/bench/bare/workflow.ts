import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow'
import type { BareActivities } from './worker.ts'

const { write } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '20s' })

/** The least that a durable case can be: opened by one write, each step an update with one write. */
export async function bare(id: string, body: string): Promise<void> {
  let opened = false
  let last = 0
  setHandler(defineUpdate<void>('opened'), () => condition(() => opened))
  setHandler(defineUpdate<void, [number]>('step'), async (step) => {
    await write(id, step, body)
    last = step
  })
  await write(id, 0, body)
  opened = true
  await condition(() => last === 3)
}
