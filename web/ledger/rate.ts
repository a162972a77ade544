import type { LedgerSummary } from '../contract.ts'
import { t } from '../i18n/locale.ts'

export type Totals = Omit<LedgerSummary['sections'][number], 'section'>

/** A section's figures, or those of all sections together; the rate is closed ÷ due, never an average. */
export function totalOf(summary: LedgerSummary, section: string | undefined): Totals {
  const rows = section
    ? summary.sections.filter((row) => row.section.id === section)
    : summary.sections
  const sum = (of: (row: Totals) => number) => rows.reduce((all, row) => all + of(row), 0)
  const due = sum((row) => row.due)
  const closedOfDue = sum((row) => row.closedOfDue)
  return {
    total: sum((row) => row.total),
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
    paused: sum((row) => row.paused),
    closed: sum((row) => row.closed),
    due,
    closedOfDue,
    rate: due > 0 ? closedOfDue / due : null,
  }
}

/** Under the rule in force the figure is drawn in vermilion; what follows is decided elsewhere. */
export function isPoor(rate: number | null, min: LedgerSummary['rateMin']): boolean {
  return rate !== null && min !== null && rate < min.value
}

/** `95%`, `96.7%`, or that none is due; never rounded up to 100. */
export function rateText(rate: number | null): string {
  if (rate === null) return t('ledger.noneDue')
  return `${Math.floor(rate * 1000) / 10}%`
}
