import { condition } from '@temporalio/workflow'
import type { Facts } from './effect.ts'
import type { Word } from './messages.ts'
import type { OpenTask, Receipt } from './open-task.ts'
import type { WorkflowClock } from './workflow-clock.ts'

/** What a case does at a word: the step it goes on with, or undefined to go on as it was. */
type OnWord = (facts: Facts) => string | undefined

/** Words from outside that a case listens to: of another case, a duty, somebody without an account. */
export class Words {
  private readonly handlers = new Map<string, OnWord>()
  private readonly clock: WorkflowClock
  private readonly current: () => OpenTask | undefined
  private closed = false

  constructor(clock: WorkflowClock, current: () => OpenTask | undefined) {
    this.clock = clock
    this.current = current
  }

  /**
   * What the case does at a word, whenever it comes. A handler that names a step interrupts what is open;
   * the step must be one of the walk's. Say it before the walk begins.
   */
  on(word: string, handler: OnWord): void {
    this.handlers.set(word, handler)
  }

  knows(word: string): boolean {
    return this.handlers.has(word)
  }

  /** Takes a word in; returns once what follows from it can be read. */
  async hear({ word, facts }: Word): Promise<void> {
    const standing = () => {
      const task = this.current()
      return task && !task.settled ? task : undefined
    }
    await condition(() => this.closed || standing() !== undefined)
    const task = standing()
    const to = task && !this.closed ? this.handlers.get(word)?.(facts) : undefined
    if (!task || to === undefined) return
    const receipt: Receipt = { written: false }
    task.settled = {
      how: 'interrupted',
      to,
      why: word,
      by: 'system',
      at: this.clock.now(),
      receipt,
    }
    await condition(() => receipt.written)
  }

  /** The case ends: nothing is listened to any more. */
  close(): void {
    this.closed = true
  }
}
