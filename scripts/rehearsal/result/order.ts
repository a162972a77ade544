type Key = string | number | null

/** A copy in order of the keys given, the first that differs counting; null comes last. */
export function sortedBy<T>(items: readonly T[], keys: (item: T) => readonly Key[]): T[] {
  return [...items].sort((a, b) => {
    const [of, than] = [keys(a), keys(b)]
    for (const [i, key] of of.entries()) {
      const order = compare(key, than[i] ?? null)
      if (order !== 0) return order
    }
    return 0
  })
}

function compare(a: Key, b: Key): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
