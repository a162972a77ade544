import { allHandlersFinished, condition } from '@temporalio/workflow'
import type { CaseInput } from './case-input.ts'
import type { Answer, OutcomeName, Procedure, Step, StepName } from './definition.ts'
import type { Effect } from './effect.ts'
import { endBeside } from './end-beside.ts'
import { Journal } from './journal.ts'
import { Jump } from './jump.ts'
import { isJump, OpenTask, type Settlement } from './open-task.ts'
import {
  type Clock,
  type LinkedCase,
  type Mark,
  type Reclock,
  type TaskToOpen,
  taskId,
  type Wait,
  waitId,
} from './plan.ts'
import { type SideStep, sideSteps } from './side-steps.ts'
import { type CaseResult, limitOf, type SideOptions, type TaskOptions, type Walk } from './walk.ts'
import { Words } from './words.ts'
import { WorkflowClock } from './workflow-clock.ts'

/** A running case: the tools a procedure is written with. Open one with `openCase`. */
export class Case<P extends Procedure = Procedure> {
  readonly procedure: P
  readonly id: string
  /** What can be acted on now, by id: the walk's task or wait, and the steps beside it. */
  readonly open = new Map<string, OpenTask>()
  /** The walk's own task or wait. */
  current: OpenTask | undefined
  /** The walk's last completed step and who did it: what a withdrawal goes back to. */
  last: { readonly step: string; readonly by: string } | undefined
  /** True once something of the case can be read. */
  started = false
  private readonly journal: Journal
  private readonly rounds = new Map<string, number>()
  private readonly keepsClock = new Set<string>()
  /** What the case does at words from outside. */
  readonly words: Words
  readonly clock: WorkflowClock
  private closed = false

  constructor(procedure: P, input: CaseInput) {
    this.procedure = procedure
    this.id = input.caseId
    this.clock = new WorkflowClock(input.shiftMs ?? 0)
    this.words = new Words(this.clock, () => this.current)
    this.journal = new Journal(
      { caseId: this.id, procedure: procedure.id },
      this.clock,
      (clocks) => {
        this.started = true
        for (const clock of clocks) this.open.get(clock.ownerId)?.setClock(clock)
      },
    )
  }

  /** A human step: opens its task, reminds, escalates, and returns the typed answer. */
  async task<S extends StepName<P>>(step: S, options: TaskOptions = {}): Promise<Answer<P, S>> {
    const task = this.newTask(step)
    this.current = task
    await this.journal.write({ opened: [this.toOpen(task, options)] })
    const settled = await task.watch(this.clock, (rung) => this.fire(task, rung))
    this.endCurrent(task, settled)
    if (isJump(settled)) throw this.jump(settled)
    if (settled.how === 'lapsed') {
      this.last = undefined
      return { outcome: 'lapsed', facts: {}, by: 'system' } as Answer<P, S>
    }
    this.last = { step, by: settled.by }
    return { outcome: settled.outcome, facts: settled.facts, by: settled.by } as Answer<P, S>
  }

  /** A step beside the walk: the case goes on meanwhile. Returns when it is answered or lapses. */
  async alongside(step: StepName<P> | SideStep, options: SideOptions = {}): Promise<void> {
    const { about, asks, receipt, rung } = options
    const task = this.newTask(step, about?.id)
    const toOpen = { ...this.toOpen(task, {}), side: true, aboutTaskId: about?.id, asks }
    const fired = about && rung ? [about.fires(rung)] : []
    await this.journal.writeAside({ opened: [toOpen], fired }, receipt ? [receipt] : [], rung)
    const settled = await task.watch(this.clock, (rung) => this.fire(task, rung))
    if (settled.how === 'lapsed') return
    const marks = (await options.onAnswer?.(settled)) ?? []
    this.open.delete(task.id)
    const end = endBeside(this.step(task.step), task, settled, marks)
    await this.journal.writeAside(end, [settled.receipt])
  }

  /** Waits between two steps; until the next one opens, a withdrawal may still pull the case back. */
  async wait(wait: Wait): Promise<void> {
    const round = this.nextRound('wait')
    const pause = new OpenTask({ id: waitId(this.id), step: wait.for, round })
    this.open.set(pause.id, pause)
    this.current = pause
    await this.journal.write({ wait: { ...wait, round } })
    const settled = await pause.watch(this.clock, async (rung) => {
      this.journal.noteTimer(rung)
      pause.lapse(this.clock.now())
    })
    this.open.delete(pause.id)
    this.current = undefined
    if (!isJump(settled)) return
    this.journal.noteReceipt(settled.receipt)
    throw this.jump(settled)
  }

  /** Back to an earlier step, which keeps its deadline: a return never restarts a clock. */
  back(step: StepName<P>): StepName<P> {
    this.mark({ mark: 'returned', to: step })
    this.keepsClock.add(step)
    return step
  }

  /** Notes a fact about the case, written with whatever comes next. */
  mark(mark: Mark): void {
    if (mark.mark === 'closed') this.closed = true
    if (mark.mark === 'reopened') this.closed = false
    this.journal.noteMark(mark)
  }

  /** Does something in Postgres beside the steps, written with whatever comes next. */
  effect(effect: Effect): void {
    this.journal.noteEffect(effect)
  }

  /** A new case linked to this one, opened with whatever is written next. */
  spawn(linked: LinkedCase): void {
    this.journal.noteSpawn(linked)
  }

  end(outcome: OutcomeName<P>): { readonly end: OutcomeName<P> } {
    return { end: outcome }
  }

  /** Walks from step to step until one names an outcome. Returns and withdrawals are jumps. */
  async walk(start: string, steps: Walk<P>): Promise<CaseResult> {
    let next: string | { readonly end: OutcomeName<P> } = start
    while (typeof next === 'string') {
      const step: Walk<P>[string] | undefined = steps[next]
      if (!step) throw new Error(`${this.procedure.id} has no step ${next}`)
      try {
        next = await step()
      } catch (jump) {
        if (!(jump instanceof Jump)) throw jump
        if (this.closed) this.mark({ mark: 'reopened', why: jump.why })
        this.keepsClock.add(jump.to)
        next = jump.to
      }
    }
    await this.finish(next.end)
    return { outcome: next.end }
  }

  /** Changes open clocks and wakes their watchers. */
  async reclock(change: Reclock['change'], by: string, at = this.clock.now()): Promise<void> {
    await this.journal.reclock({ at, by, change })
  }

  hasOutcome(step: string, outcome: string): boolean {
    return outcome in this.step(step).outcomes
  }

  /** Also to a step not walked yet: a case that came in as done starts behind it. */
  mayReturnTo(step: string, to: string): boolean {
    return (this.step(step).returnsTo ?? []).includes(to)
  }

  /** Steps beside the walk that stand for themselves are answered before the case ends. */
  private async finish(outcome: OutcomeName<P>): Promise<void> {
    const standing = () => [...this.open.values()].some((task) => task.aboutTaskId === undefined)
    if (standing()) {
      await this.journal.write({})
      await condition(() => !standing())
    }
    this.words.close()
    const closes = this.procedure.outcomes[outcome]?.closes ?? false
    await this.journal.write({ end: { outcome, closes } })
    await condition(allHandlersFinished)
  }

  /** One rung: told to those concerned; the harder ones open a task one level up. */
  private async fire(task: OpenTask, rung: Clock['rungs'][number]): Promise<void> {
    if (rung.rung === 'lapse') {
      this.journal.noteTimer(rung)
      this.journal.noteFired(task.fires(rung))
      task.lapse(this.clock.now())
      return
    }
    if (rung.rung in sideSteps) {
      void this.alongside(rung.rung as SideStep, { about: task, rung })
      return
    }
    await this.journal.writeAside({ fired: [task.fires(rung)] }, [], rung)
  }

  private endCurrent(task: OpenTask, settled: Settlement): void {
    this.open.delete(task.id)
    this.current = undefined
    this.journal.noteEnd(task, settled)
    for (const side of this.open.values()) {
      if (side.aboutTaskId !== task.id || side.settled) continue
      this.open.delete(side.id)
      this.journal.noteEnd(side, side.lapse(settled.at))
    }
  }

  private jump(settled: Extract<Settlement, { readonly to: string }>): Jump {
    this.last = undefined
    if (settled.how === 'returned') this.mark({ mark: 'returned', to: settled.to })
    return new Jump(settled.to, settled.how === 'interrupted' ? settled.why : 'withdrawn')
  }

  private step(step: string): Step {
    return this.procedure.steps[step] ?? sideSteps[step as SideStep]
  }

  private newTask(step: string, aboutTaskId?: string): OpenTask {
    const round = this.nextRound(step)
    const task = new OpenTask({ id: taskId(this.id, step, round), step, round, aboutTaskId })
    this.open.set(task.id, task)
    return task
  }

  private nextRound(step: string): number {
    const round = (this.rounds.get(step) ?? 0) + 1
    this.rounds.set(step, round)
    return round
  }

  private toOpen(task: OpenTask, options: TaskOptions): TaskToOpen {
    const step = this.step(task.step)
    const keeps = this.keepsClock.delete(task.step) && task.round > 1
    return {
      step: task.step,
      round: task.round,
      assign: step.assign,
      limit: limitOf(step, options),
      ladder: step.ladder,
      notBy: step.notBy ?? [],
      side: false,
      ...(keeps && { sameClockAs: taskId(this.id, task.step, task.round - 1) }),
    }
  }
}
