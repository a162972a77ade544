import { effectKind } from '../kit/effect.ts'

/** What the engine knows of a proposal. */
export type EligibilityFacts = {
  /** The year whose eligibility is at stake. */
  readonly year: number
  /** The head who answers for every quarter counted; absent: nobody does, and nobody is listed. */
  readonly head?: string
  /** That head no longer heads the section, and so is heard apart from it. */
  readonly hearsHead?: true
}

/** How long the loss holds: to the end of the year it is for. */
export const lastDayOf = (year: number): string => `${year}-12-31`

/** Puts a person on the watch list because of this case, with its basis. */
export const listOnWatch = effectKind<{ readonly person: string }>('watch.list')

/** Releases whom this case put on the watch list. `by` decided it. */
export const releaseFromWatch = effectKind<{ readonly by: string }>('watch.release')
