import { Temporal } from 'temporal-polyfill'

/** The workflow's own time: inside the engine's sandbox the system clock is replayed, never the host's. */
export const nowMs = (): number => Temporal.Now.instant().epochMilliseconds

/** The same as an ISO instant. */
export const now = (): string => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
