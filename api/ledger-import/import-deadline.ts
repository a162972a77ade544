import type { z } from '@hono/zod-openapi'
import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, type WorkCalendar } from '../../workflows/kit/calendar.ts'
import type { ImportDeadline } from '../schemas/ledger-import.ts'

export type DeadlineSaid = z.infer<typeof ImportDeadline> | null

/** What registration fixes about time: a date, none (the rule's days), yearly milestones. */
export type Fixed = { readonly deadline?: string | undefined; readonly milestoneYears: number }

/** Long-term measures (长期坚持) imported with a ledger get this many yearly milestones. */
const MILESTONE_YEARS = 2
const EARLIEST = '2000-01-01'
const MAX_YEARS_AHEAD = 10

/**
 * The deadline that a ledger row says. 立行立改 is so many days from `today`; lengths of time count from
 * the day the sheet was reported.
 */
export function fixDeadline(
  said: DeadlineSaid,
  context: {
    readonly today: string
    readonly calendar: WorkCalendar
    /** `issue.immediate.days` */
    readonly immediateDays: number
  },
): Fixed {
  const { today, calendar, immediateDays } = context
  const years = (longTerm: boolean) => (longTerm ? MILESTONE_YEARS : 0)
  switch (said?.kind) {
    case 'date':
      return { deadline: said.date, milestoneYears: years(said.longTerm) }
    case 'days':
    case 'months':
      return { deadline: later(said.from, { [said.kind]: said.amount }), milestoneYears: 0 }
    case 'workdays':
      return { deadline: addWorkingDays(calendar, said.from, said.amount), milestoneYears: 0 }
    case 'immediate':
      return {
        deadline: later(today, { days: immediateDays }),
        milestoneYears: years(said.longTerm),
      }
    case 'long-term':
      return { milestoneYears: MILESTONE_YEARS }
    case 'default':
    case undefined:
      return { milestoneYears: 0 }
  }
}

/** Whether a deadline is within living memory and ten years from now. */
export function likelyDeadline(said: DeadlineSaid, today: string): boolean {
  const latest = later(today, { years: MAX_YEARS_AHEAD })
  const isLikely = (date: string) => date >= EARLIEST && date <= latest
  switch (said?.kind) {
    case 'date':
      return isLikely(said.date)
    case 'days':
    case 'workdays':
    case 'months':
      return isLikely(said.from)
    default:
      return true
  }
}

const later = (date: string, by: Temporal.DurationLike): string =>
  Temporal.PlainDate.from(date).add(by).toString()
