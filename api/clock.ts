/** Where business time comes from: the wall in production, the time-skipping server in a rehearsal. */
export type Clock = { readonly now: () => string }

/** The only place that reads the wall clock. */
export const wallClock: Clock = { now: () => new Date().toISOString() }
