/** What a duty's workflow starts with. A Schedule names only the duty: its own time says the day. */
export type DutyInput = {
  readonly duty: string
  /** The day the calendar names (YYYY-MM-DD). */
  readonly nominal?: string
  /** Who runs it by hand, and so at once. */
  readonly by?: string
  readonly shiftMs?: number
  /** What a rehearsal draws from, so that it can be played again; the record gives the seed otherwise. */
  readonly seed?: string
}

/** The database activities that a duty uses; implemented in `activities/`. */
export type DutyActivities = {
  /** When it is to be done: its working day and time, as epoch milliseconds. */
  dutyTime: (args: { readonly duty: string; readonly nominal: string }) => Promise<{
    readonly ms: number
  }>
  /** Does it once for its day, in one transaction. */
  doDuty: (args: {
    readonly duty: string
    readonly nominal: string
    readonly at: string
    readonly by: string
    readonly seed?: string | undefined
  }) => Promise<void>
}
