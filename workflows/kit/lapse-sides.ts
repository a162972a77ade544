import { endOf } from './journal.ts'
import type { OpenTask } from './open-task.ts'
import type { EndedTask } from './plan.ts'

/** Ends what is no longer needed beside the walk, and whatever stands beside that. */
export function lapseSides(
  on: { readonly open: Map<string, OpenTask>; readonly current: OpenTask | undefined },
  isMeant: (side: OpenTask) => boolean,
  at: string,
): EndedTask[] {
  return [...on.open.values()].flatMap((side) => {
    if (side === on.current || side.settled || !isMeant(side)) return []
    on.open.delete(side.id)
    const ended = endOf(side, side.lapse(at))
    return [ended, ...lapseSides(on, (further) => further.aboutTaskId === side.id, at)]
  })
}
