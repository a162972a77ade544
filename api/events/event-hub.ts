import { readAudiences } from '../../db/event-audience.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Deps } from '../deps.ts'
import { type Changed, messageFor, type Notified, readNotified } from './event.ts'

/** A browser that listens. `send` must not throw; `viewer` is kept fresh by whoever serves it. */
export type Listener = {
  readonly viewer: () => Viewer
  readonly send: (message: Changed) => void
}

export type EventHub = {
  /** Resolves once listening; what it returns takes the listener off again. */
  readonly add: (listener: Listener) => Promise<() => void>
}

/** News that come within this time are looked up together. */
const gatherMs = 50

/**
 * Hands on what Postgres notifies. One connection listens for all browsers, from the first one on;
 * when it had to be made again, everyone is told to look, as news may have been missed.
 */
export function createEventHub({ db, log }: Pick<Deps, 'db' | 'log'>): EventHub {
  const listeners = new Set<Listener>()
  let listening: Promise<unknown> | undefined
  let gathered: Notified[] = []

  function hear(payload: string): void {
    const event = readNotified(payload)
    if (!event || listeners.size === 0) return
    gathered.push(event)
    if (gathered.length === 1) setTimeout(() => void handOn(), gatherMs)
  }

  async function handOn(): Promise<void> {
    const events = gathered
    gathered = []
    try {
      const caseIds = [...new Set(events.flatMap((e) => ('caseId' in e ? [e.caseId] : [])))]
      const audiences = await readAudiences(db, caseIds)
      for (const event of events) {
        const audience = 'caseId' in event ? audiences.get(event.caseId) : undefined
        for (const { viewer, send } of listeners) {
          const message = messageFor(viewer(), event, audience)
          if (message) send(message)
        }
      }
    } catch (error) {
      log.warn({ err: error }, 'news could not be handed on')
      for (const { send } of listeners) send({ type: 'changed' })
    }
  }

  function relisten(): void {
    for (const { send } of listeners) send({ type: 'changed' })
  }

  return {
    add: async (listener) => {
      listening ??= db.$client.listen('qf_event', hear, relisten).catch((error: unknown) => {
        listening = undefined
        throw error
      })
      await listening
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
