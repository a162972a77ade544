import type { Figure } from './measure.ts'
import type { Size } from './run.ts'

export type Ratio = { readonly of: string; readonly value: number }

/** What is compared: figures of one run drift with the machine, their ratios much less. */
export function ratiosOf(figures: readonly Figure[], { few, many }: Size): readonly Ratio[] {
  const find = (operation: string) => figures.find((figure) => figure.operation === operation)
  const ratio = (of: string, a: number | undefined, b: number | undefined): Ratio[] =>
    a && b ? [{ of, value: a / b }] : []
  const againstBare = (what: string) =>
    ratio(
      `${what}s a second, ours ÷ bare engine`,
      find(`${what}, ${few} open`)?.perSecond,
      find(`bare ${what}`)?.perSecond,
    )
  const grown = (what: string) =>
    ratio(
      `${what}: p50 with ${many} open ÷ with ${few}`,
      find(`${what}, ${many} open`)?.p50Ms,
      find(`${what}, ${few} open`)?.p50Ms,
    )
  return [
    ...['start', 'step'].flatMap(againstBare),
    ...['start', 'step', 'page of 25', 'next page', 'count', 'two characters'].flatMap(grown),
  ]
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
