import { z } from 'zod'
import type { Audience } from '../../db/event-audience.ts'
import { principals, type Viewer } from '../../db/viewer.ts'

/** What writers put on the channel `qf_event`: ids only. */
const Notified = z.union([
  z.object({
    caseId: z.string(),
    taskIds: z.array(z.string()).default([]),
    persons: z.array(z.string()).default([]),
    keys: z.array(z.string()).default([]),
  }),
  z.object({ calendar: z.number() }),
])
export type Notified = z.infer<typeof Notified>

/** A payload of the channel, or undefined when it is not ours. */
export function readNotified(payload: string): Notified | undefined {
  try {
    return Notified.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

/** What a browser hears: that something it may see has changed, and its ids. */
export type Changed = {
  readonly type: 'changed'
  readonly caseId?: string
  readonly taskIds?: readonly string[]
}

/** The message for a viewer, or undefined when it does not concern them or they are recused (回避). */
export function messageFor(
  viewer: Viewer,
  event: Notified,
  audience: Audience | undefined,
): Changed | undefined {
  if (!('caseId' in event)) return { type: 'changed' }
  const own = new Set(principals(viewer))
  if (!audience || audience.recused.some((id) => own.has(id))) return undefined
  const addressed =
    event.persons.some((id) => own.has(id)) || event.keys.some((key) => viewer.keys.includes(key))
  if (!addressed && !mayKnow(viewer, audience, own)) return undefined
  return { type: 'changed', caseId: event.caseId, taskIds: event.taskIds }
}

/** Whether a viewer may see the case by role, section or part taken in it. */
function mayKnow(viewer: Viewer, audience: Audience, own: ReadonlySet<string>): boolean {
  const { roles } = audience
  if (roles && !viewer.roles.some(({ role }) => roles.includes(role))) return false
  return (
    viewer.bureauWide ||
    audience.participants.some((id) => own.has(id)) ||
    audience.sections.some((id) => viewer.sections.includes(id))
  )
}
