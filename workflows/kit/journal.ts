import { proxyLocalActivities } from '@temporalio/workflow'
import type { Effect } from './effect.ts'
import { isJump, type OpenTask, type Receipt, type Settlement } from './open-task.ts'
import type {
  CaseActivities,
  Clock,
  EndedTask,
  FiredRung,
  LinkedCase,
  Mark,
  Plan,
  Reclock,
} from './plan.ts'
import type { WorkflowClock } from './workflow-clock.ts'

/** Postgres writes: short, so local; retried until the database is back, because nothing may be lost. */
const database = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '20s',
  localRetryThreshold: '1m',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
})

/** A rung that fires within its minute is dated by its minute, so that jitter never shows. */
const MINUTE_MS = 60_000

/**
 * What the walk has done but not written yet. A step's end waits here for the next step's beginning,
 * so that both are one transaction and one local activity.
 */
export class Journal {
  private readonly head: Pick<Plan, 'caseId' | 'procedure'>
  private readonly clock: WorkflowClock
  private readonly onClocks: (clocks: readonly Clock[]) => void
  private ended: EndedTask[] = []
  private receipts: Receipt[] = []
  private marks: Mark[] = []
  private effects: Effect[] = []
  private fired: FiredRung[] = []
  private spawned: LinkedCase | undefined
  private timer: Clock['rungs'][number] | undefined
  private seq = 0

  constructor(
    head: Pick<Plan, 'caseId' | 'procedure'>,
    clock: WorkflowClock,
    onClocks: (clocks: readonly Clock[]) => void,
  ) {
    this.head = head
    this.clock = clock
    this.onClocks = onClocks
  }

  noteEnd(task: OpenTask, settled: Settlement): void {
    this.ended.push(endOf(task, settled))
    this.receipts.push(settled.receipt)
  }

  noteReceipt(receipt: Receipt): void {
    this.receipts.push(receipt)
  }

  /** What is written next follows from a timer, and is dated by it. */
  noteTimer(rung: Clock['rungs'][number]): void {
    this.timer = rung
  }

  noteMark(mark: Mark): void {
    this.marks.push(mark)
  }

  noteEffect(effect: Effect): void {
    this.effects.push(effect)
  }

  /** A rung that ends its task: written with what follows it. */
  noteFired(fired: FiredRung): void {
    this.fired.push(fired)
  }

  noteSpawn(linked: LinkedCase): void {
    this.spawned = linked
  }

  /** Writes the walk's next stand, with everything noted so far. */
  async write(part: Partial<Plan>): Promise<void> {
    const { ended, receipts, marks, effects, fired, spawned } = this
    this.ended = []
    this.receipts = []
    this.marks = []
    this.effects = []
    this.fired = []
    this.spawned = undefined
    const timer = this.timer
    this.timer = undefined
    const noted = { ended, marks, effects, fired, ...(spawned && { spawn: spawned }) }
    await this.writeAside({ ...noted, ...part }, receipts, timer)
  }

  /** Writes something beside the walk and leaves what is noted where it is. */
  async writeAside(
    part: Partial<Plan>,
    receipts: readonly Receipt[] = [],
    rung?: Clock['rungs'][number],
  ): Promise<void> {
    const onTime = rung && this.clock.ms() - rung.at < MINUTE_MS
    this.seq += 1
    const { clocks } = await database.advance({
      ended: [],
      opened: [],
      fired: [],
      marks: [],
      effects: [],
      at: onTime ? rung.iso : this.clock.now(),
      seq: this.seq,
      ...this.head,
      ...part,
    })
    this.onClocks(clocks)
    for (const receipt of receipts) receipt.written = true
  }

  /** Changes open clocks. */
  async reclock(change: Omit<Reclock, 'caseId' | 'seq'>): Promise<void> {
    this.seq += 1
    const { clocks } = await database.reclock({
      caseId: this.head.caseId,
      seq: this.seq,
      ...change,
    })
    this.onClocks(clocks)
  }
}

/** How a task's end is written. */
export function endOf(task: OpenTask, settled: Settlement): EndedTask {
  return {
    taskId: task.id,
    ending: settled.how,
    at: settled.at,
    by: settled.by,
    ...(settled.how === 'completed' && { outcome: settled.outcome }),
    ...(isJump(settled) && { to: settled.to }),
  }
}
