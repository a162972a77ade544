import { Temporal } from 'temporal-polyfill'
import { today } from './calendar.ts'

/**
 * A case's business time. Inside the engine's sandbox the system clock is replayed, never the host's; a
 * rehearsal shifts it, because the time-skipping server begins at the wall's time.
 */
export class WorkflowClock {
  private readonly shiftMs: number

  constructor(shiftMs: number) {
    this.shiftMs = shiftMs
  }

  /** Milliseconds since the epoch, for timers. */
  ms(): number {
    return Temporal.Now.instant().epochMilliseconds + this.shiftMs
  }

  /** An ISO instant, for what is written. */
  now(): string {
    return Temporal.Instant.fromEpochMilliseconds(this.ms()).toString()
  }

  /** The date in Shanghai. */
  today(): string {
    return today(this.now())
  }
}
