import { type Figure, median } from './measure.ts'
import type { Size } from './run.ts'

export type Ratio = { readonly of: string; readonly value: number }

/** What is compared: figures drift with the machine, their ratios inside one run much less. */
export function ratiosOf(
  runs: readonly (readonly Figure[])[],
  { few, many }: Pick<Size, 'few' | 'many'>,
): readonly Ratio[] {
  const ratio = (of: string, above: string, below: string, what: (f: Figure) => number | null) => {
    const values = runs.flatMap((run) => {
      const [a, b] = [above, below].map((name) => run.find((f) => f.operation === name))
      return a && b ? [(what(a) ?? 0) / (what(b) ?? 0)] : []
    })
    return { of, value: median(values) }
  }
  const againstBare = (what: string) => [
    ratio(
      `${what}s a second, ours ÷ bare engine`,
      `${what}, ${few} open`,
      `bare ${what}`,
      (f) => f.perSecond,
    ),
    ratio(
      `${what}: processor time, ours ÷ bare engine`,
      `${what}, ${few} open`,
      `bare ${what}`,
      (f) => f.cpuMs,
    ),
  ]
  const grown = (what: string) => [
    ratio(
      `${what}: p50 with ${many} open ÷ with ${few}`,
      `${what}, ${many} open`,
      `${what}, ${few} open`,
      (f) => f.p50Ms,
    ),
    ratio(
      `${what}: processor time, the same`,
      `${what}, ${many} open`,
      `${what}, ${few} open`,
      (f) => f.cpuMs,
    ),
  ]
  const reads = ['page of 25', 'next page', 'count', 'two characters']
  return [
    ...['start', 'step'].flatMap(againstBare),
    ...['start', 'step', ...reads].flatMap(grown),
  ].filter(({ value }) => Number.isFinite(value))
}

/** Both as text, columns aligned. */
export function tableOf(figures: readonly Figure[], ratios: readonly Ratio[]): string {
  const head = ['operation', '/s', 'p50 ms', 'p95 ms', 'CPU ms each']
  const rows = figures.map((f) => [
    f.operation,
    f.perSecond.toFixed(0),
    f.p50Ms.toFixed(1),
    f.p95Ms.toFixed(1),
    f.cpuMs?.toFixed(1) ?? '–',
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
  const compared = ratios.map(({ of, value }) => `${value.toFixed(2).padStart(6)}  ${of}`)
  return [line(head), ...rows.map(line), '', ...compared].join('\n')
}
