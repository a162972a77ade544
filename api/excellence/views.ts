import type { z } from '@hono/zod-openapi'
import type { ImposedRow, SectionEligibility } from '../../db/eligibility.ts'
import type { WatchEntry } from '../../db/watch-list.ts'
import { consequenceKinds } from '../../workflows/consequences.ts'
import { findStep } from '../../workflows/procedures.ts'
import type { EligibilityList, ImposedWhy, WatchList } from '../schemas/excellence.ts'

const why = (row: ImposedRow): z.infer<typeof ImposedWhy> => ({
  ...row,
  title: consequenceKinds[row.kind],
  decidedBy: [...row.decidedBy],
})

/** Where a section's eligibility of a year stands. */
export function sectionEligibility({
  section,
  cancelled,
  proposed,
  consequences,
}: SectionEligibility): z.infer<typeof EligibilityList>['sections'][number] {
  const restored = consequences.some(({ kind }) => kind === 'eligibility_restored')
  const undisturbed = proposed ? 'proposed' : restored ? 'restored' : 'eligible'
  return { section, state: cancelled ? 'cancelled' : undisturbed, why: consequences.map(why) }
}

/** An entry on the watch list. */
export function watchEntry(row: WatchEntry): z.infer<typeof WatchList>['entries'][number] {
  const { person, section, listed, reason, step, outcome, consequence } = row
  const ended = outcome === 'referred' ? 'referred' : consequence.liftedAt ? 'released' : 'lapsed'
  return {
    person,
    section,
    state: listed ? 'listed' : ended,
    reason,
    step: step ? (findStep('watch', step)?.title ?? null) : null,
    why: why(consequence),
  }
}
