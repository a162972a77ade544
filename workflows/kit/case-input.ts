/** What a case's workflow starts with: opaque ids, dates and choices. */
export type CaseInput<Facts = Readonly<Record<string, unknown>>> = {
  readonly caseId: string
  /** The step the case starts at: found cases at registration, registered ones further on. */
  readonly startAt: string
  readonly facts: Facts
  /** How far business time is from the engine's: 0 in production, a rehearsal's own otherwise. */
  readonly shiftMs?: number
}
