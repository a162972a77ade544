import { countComplaints } from '../../db/indicators/complaints.ts'
import type { Count } from '../../db/indicators/counted-rows.ts'
import { countOverdue } from '../../db/indicators/overdue.ts'
import { countRebounds } from '../../db/indicators/rebounds.ts'
import { countReturns } from '../../db/indicators/returns.ts'
import type { IndicatorId } from '../../workflows/indicators.ts'

/** One line for each indicator: which query counts it. */
export const counts: Readonly<Record<IndicatorId, Count>> = {
  complaints: countComplaints,
  overdue: countOverdue,
  returns: countReturns,
  rebounds: countRebounds,
}
