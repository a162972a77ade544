import { Temporal } from 'temporal-polyfill'
import type { Severity, Source } from './choices.ts'

/** What the engine knows of an issue: ids, dates and choices. */
export type IssueFacts = {
  readonly source: Source
  readonly severity: Severity
  /** The registered deadline; absent means the rule's 30 days. */
  readonly deadline?: string | undefined
  /** Yearly milestones after the first deadline, for long-term measures (长期坚持). */
  readonly milestones: readonly string[]
  /** Set when it came back after closing: discipline decides on strict handling. */
  readonly reboundOf?: string | undefined
  /** The complaint it came from: told when it is closed, and judged by whoever complained. */
  readonly complaint?: string | undefined
}

type Registered = {
  readonly deadline?: string | undefined
  readonly milestoneYears?: number | undefined
  readonly severity: Severity
}

/**
 * The deadline and milestones that registration fixes. Long-term measures get a milestone a year,
 * never an endless deadline; without a first date the first milestone is a year from `today`.
 */
export function schedule(
  registered: Registered,
  today: string,
): Pick<IssueFacts, 'deadline' | 'milestones'> {
  const years = registered.milestoneYears ?? 0
  if (years === 0) return { deadline: registered.deadline, milestones: [] }
  const first = registered.deadline ?? yearsAfter(today, 1)
  const milestones = Array.from({ length: years }, (_, i) => yearsAfter(first, i + 1))
  return { deadline: first, milestones }
}

/** A serious issue is also closed by the leader in charge (domain §5.1 step 4). */
export const needsLeader = (facts: IssueFacts): boolean => facts.severity === 'serious'

/**
 * Issues from the public ask their source whether it is fixed (群众认可). Where the complaint itself is in the
 * system, the complainant is answered and asked there.
 */
export const asksSource = (facts: IssueFacts): boolean =>
  !facts.complaint && (facts.source === 'complaint' || facts.source === 'revisit')

function yearsAfter(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }).toString()
}
