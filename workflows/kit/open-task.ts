import { condition } from '@temporalio/workflow'
import type { Clock, FiredRung } from './plan.ts'
import type { WorkflowClock } from './workflow-clock.ts'

/** Lets an Update return only once what it did can be read. */
export type Receipt = { written: boolean }

/** How a task ended. */
export type Settlement = {
  readonly receipt: Receipt
  readonly at: string
  readonly by: string
} & (
  | {
      readonly how: 'completed'
      readonly outcome: string
      readonly facts: Readonly<Record<string, unknown>>
    }
  | { readonly how: 'returned' | 'withdrawn'; readonly to: string }
  | { readonly how: 'interrupted'; readonly to: string; readonly why: string }
  | { readonly how: 'lapsed' }
)

/** Ways to end that send the walk elsewhere than its step would. */
type JumpSettlement = Extract<Settlement, { readonly to: string }>
export const isJump = (settled: Settlement): settled is JumpSettlement => 'to' in settled

type Rung = Clock['rungs'][number]

/** Something that waits, with its timers: a task for a person, or the case for its next step. */
export class OpenTask {
  readonly id: string
  readonly step: string
  readonly round: number
  readonly aboutTaskId: string | undefined
  settled: Settlement | undefined
  suspended = false
  dueAt: number | null = null
  private rungs: readonly Rung[] = []
  private readonly fired = new Set<string>()
  /** Counts changes of the times, so that a sleeping watcher knows to look again. */
  private changes = 0

  constructor(args: {
    readonly id: string
    readonly step: string
    readonly round: number
    readonly aboutTaskId?: string | undefined
  }) {
    this.id = args.id
    this.step = args.step
    this.round = args.round
    this.aboutTaskId = args.aboutTaskId
  }

  /** How the firing of one of its rungs is written. */
  fires(rung: Rung): FiredRung {
    return { ownerId: this.id, rung: rung.rung, firesAt: rung.iso }
  }

  /** Ends because its time is over, or because it is no longer needed. */
  lapse(at: string): Settlement {
    this.settled = { how: 'lapsed', by: 'system', at, receipt: { written: true } }
    return this.settled
  }

  /** Takes new times; a suspended clock has none. */
  setClock(clock: Clock): void {
    this.rungs = clock.rungs.filter((rung) => !this.fired.has(rung.rung))
    this.dueAt = clock.dueAt
    this.suspended = clock.suspended
    this.changes += 1
  }

  /**
   * Waits for the answer while the rungs fire, each once and somewhere within its minute.
   * Paused means a remainder, not a date: nothing fires.
   */
  async watch(clock: WorkflowClock, fire: (rung: Rung) => Promise<void>): Promise<Settlement> {
    const jitterMs = jitterOf(this.id)
    while (!this.settled) {
      const seen = this.changes
      const moved = () => this.settled !== undefined || this.changes !== seen
      const rung = this.rungs[0]
      if (!rung) {
        await condition(moved)
        continue
      }
      const waitMs = rung.at + jitterMs - clock.ms()
      if (waitMs > 0 && (await condition(moved, waitMs))) continue
      this.rungs = this.rungs.slice(1)
      this.fired.add(rung.rung)
      await fire(rung)
    }
    return this.settled
  }
}

/** Spreads what falls due in the same minute over that minute. */
function jitterOf(taskId: string): number {
  let hash = 0
  for (const char of taskId) hash = (hash * 31 + char.charCodeAt(0)) % 60_000
  return hash
}
