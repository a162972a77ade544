import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'
import type { LedgerPreview } from '../contract.ts'
import type { As, Mend, Mendable, Mends } from './mend.ts'
import { countRows, isIncluded, mendsOf, sameDoubt, unsettled } from './mend.ts'

export const filters = ['all', 'problems', 'duplicates'] as const
export type Filter = (typeof filters)[number]

/** What has been settled so far, and which rows are shown. */
export function createMending(as: Accessor<As>) {
  const [preview, setPreview] = createSignal<LedgerPreview>()
  const [mends, setMends] = createSignal<Mends>({})
  const [filter, setFilter] = createSignal<Filter>('all')
  /** Rows that had a problem when the filter was chosen: a mended row stays until it is chosen again. */
  const [kept, setKept] = createSignal<ReadonlySet<number>>(new Set())
  const all = () => preview()?.rows ?? []
  const withProblems = () =>
    all().flatMap((row, at) =>
      isIncluded(row, mends()[at]) && unsettled(row, mends()[at]).length > 0 ? [at] : [],
    )
  const change = (rows: readonly number[], part: Mend) =>
    setMends((old) => ({
      ...old,
      ...Object.fromEntries(rows.map((at) => [at, { ...old[at], ...part }])),
    }))
  const show = (next: Filter) => {
    setKept(new Set(withProblems()))
    setFilter(next)
  }
  /** Indexes of the rows to draw. */
  const shown = createMemo(() =>
    all().flatMap((row, at) => {
      if (filter() === 'problems') return kept().has(at) ? [at] : []
      if (filter() === 'duplicates') return row.duplicateOf ? [at] : []
      return [at]
    }),
  )
  return {
    mends,
    shown,
    filter,
    show,
    counts: createMemo(() => {
      const known = preview()
      return known
        ? countRows(known, mends(), as())
        : { included: 0, problems: 0, duplicates: 0, blocked: 0, skipped: 0 }
    }),
    start: (next: LedgerPreview) => {
      setMends({})
      setPreview(next)
      show(next.counts.withProblems > 0 ? 'problems' : 'all')
    },
    /** The same workbook read again: what was settled stays with its row. */
    renew: (next: LedgerPreview) => {
      setMends((old) => mendsOf(next, preview(), old))
      setPreview(next)
      show(next.counts.withProblems > 0 && filter() === 'all' ? 'problems' : filter())
      if (shown().length === 0) show('all')
    },
    include: (at: number, include: boolean) => change([at], { include }),
    skipAll: (rows: 'problems' | 'duplicates') =>
      change(
        rows === 'problems'
          ? withProblems()
          : all().flatMap((row, at) => (row.duplicateOf ? [at] : [])),
        { include: false },
      ),
    /** Settles a field, and the same field of every row with the same words and doubt; says how many. */
    settle: <Name extends Mendable>(at: number, name: Name, value: Mend[Name]): number => {
      const known = preview()
      const rows = known && name !== 'title' ? sameDoubt(known, at, name) : [at]
      change(rows, { [name]: value })
      return rows.length
    },
  }
}
export type Mending = ReturnType<typeof createMending>
