import type { NegativeItem } from '../../db/negative-list.ts'

/** What a new version of the negative list does to one item. */
export type ListChange = {
  readonly change: 'added' | 'removed' | 'reworded' | 'moved'
  readonly zh: string
  readonly en: string
  /** The words as they were, where they change. */
  readonly before: string | null
}

/** The difference between two versions, in the order of the new one; what is removed comes last. */
export function listChanges(
  before: readonly NegativeItem[],
  after: readonly NegativeItem[],
): ListChange[] {
  const was = new Map(before.map((item, at) => [item.id, { ...item, at }]))
  const ids = new Set(after.map((item) => item.id))
  const inOrder = longestRising(
    after.flatMap(({ id }) => {
      const at = was.get(id)?.at
      return at === undefined ? [] : [at]
    }),
  )
  const changed = after.flatMap(({ id, zh, en, aliases }): ListChange[] => {
    const old = was.get(id)
    if (!old) return [{ change: 'added', zh, en, before: null }]
    const same = old.zh === zh && old.en === en && old.aliases.join() === aliases.join()
    if (!same) return [{ change: 'reworded', zh, en, before: old.zh }]
    return inOrder.has(old.at) ? [] : [{ change: 'moved', zh, en, before: null }]
  })
  const removed = before
    .filter((item) => !ids.has(item.id))
    .map(({ zh, en }): ListChange => ({ change: 'removed', zh, en, before: null }))
  return [...changed, ...removed]
}

/** The most numbers that can stay where they are: whatever is not among them was moved. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = []
  for (const [at, n] of numbers.entries()) {
    const before = best.filter((run, i) => i < at && (run.at(-1) ?? n) < n)
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, n])
  }
  return new Set(best.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []))
}
