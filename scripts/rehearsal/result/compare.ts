import { sortedBy } from './order.ts'
import type { ConsequenceResult, Result } from './result.ts'

/** How the consequences of two runs of a scenario differ. */
export type Comparison = {
  /** The rules that differ, with their values in both. */
  readonly rules: Readonly<Record<string, { readonly from: number; readonly to: number }>>
  /** Only under the new rules. */
  readonly appear: readonly ConsequenceResult[]
  /** Only under the old ones. */
  readonly disappear: readonly ConsequenceResult[]
  /** Under both, at another time. */
  readonly move: readonly { readonly from: ConsequenceResult; readonly to: ConsequenceResult }[]
}

/**
 * Compares what followed: the same kind for the same section, person and period, or in the same case where
 * there is no period, is the same consequence.
 */
export function compare(before: Result, after: Result, rules: Comparison['rules']): Comparison {
  const named = (result: Result) => new Map(result.cases.map((c) => [c.number, c.id ?? c.number]))
  const keyed = (result: Result) => {
    const names = named(result)
    return Map.groupBy(result.consequences, (c) =>
      JSON.stringify([c.kind, c.section, c.person, c.period ?? names.get(c.case) ?? c.case]),
    )
  }
  const [old, young] = [keyed(before), keyed(after)]
  const appear: ConsequenceResult[] = []
  const disappear: ConsequenceResult[] = []
  const move: { from: ConsequenceResult; to: ConsequenceResult }[] = []
  for (const key of new Set([...old.keys(), ...young.keys()])) {
    const [was, is] = apart(old.get(key) ?? [], young.get(key) ?? [])
    for (let i = 0; i < Math.max(was.length, is.length); i += 1) {
      const [from, to] = [was[i], is[i]]
      if (from && to) move.push({ from, to })
      else if (from) disappear.push(from)
      else if (to) appear.push(to)
    }
  }
  const order = (c: ConsequenceResult) => [c.at, c.kind, c.section, c.person, c.case]
  return {
    rules,
    appear: sortedBy(appear, order),
    disappear: sortedBy(disappear, order),
    move: sortedBy(move, ({ to }) => order(to)),
  }
}

/** Both without those that are at the same time. */
function apart(was: readonly ConsequenceResult[], is: readonly ConsequenceResult[]) {
  const left = [...is]
  const gone = was.filter((c) => {
    const same = left.findIndex((other) => other.at === c.at)
    if (same >= 0) left.splice(same, 1)
    return same < 0
  })
  return [gone, left] as const
}

/** The comparison as lines for a person to read. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  const { rules, appear, disappear, move } = comparison
  const changed = Object.entries(rules).map(([id, { from, to }]) => `  ${id}  ${from} → ${to}`)
  const line = (sign: string, c: ConsequenceResult, when = c.at) =>
    `${sign} ${[c.kind, c.section ?? '—', c.person ?? '—', when, c.period ?? c.case].join('  ')}`
  return [
    '规则 / rules',
    ...(changed.length > 0 ? changed : ['  没有变化 / none differ']),
    `后果 / consequences: +${appear.length} −${disappear.length} ↔${move.length}`,
    ...appear.map((c) => line('+', c)),
    ...disappear.map((c) => line('−', c)),
    ...move.map(({ from, to }) => line('↔', to, `${from.at} → ${to.at}`)),
  ]
}
