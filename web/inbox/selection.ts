import { createSignal } from 'solid-js'
import type { TaskItem } from '../contract.ts'

/** Which row the keys act on, and which rows are ticked for a bulk act: exactly those, by id. */
export function createSelection(items: () => readonly TaskItem[]) {
  const [active, setActive] = createSignal<string>()
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set())
  return {
    active,
    setActive,
    ticked,
    tick: (id: string) =>
      setTicked((old) => {
        const next = new Set(old)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    clear: () => setTicked(new Set<string>()),
    /** The row some steps further, staying inside the list. */
    step: (by: number): string | undefined => {
      const all = items()
      const at = all.findIndex((task) => task.id === active())
      const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]
      if (next) setActive(next.id)
      return next?.id
    },
  }
}
export type Selection = ReturnType<typeof createSelection>
