import { keepCaseDue, type OpenClock, setCaseDue } from '../db/engine/clocks.ts'
import { keepDue, resumedDue } from '../workflows/kit/deadline.ts'
import { findStep } from '../workflows/procedures.ts'
import type { Work } from './work.ts'

/** Whether the deadline of a step is the one its section answers for. */
export const limitsCase = ({ on }: Work, clock: OpenClock): boolean =>
  findStep(on.procedure, clock.step)?.limit === 'case'

/** A case pauses with its walk. One that is closed keeps its date: the month it was due in has counted it. */
export async function pauseCase({ tx, on, calendar, day, at }: Work, c: OpenClock): Promise<void> {
  if (c.beside || on.closed || on.dueDate === null) return
  await keepCaseDue(tx, on.id, keepDue(calendar, on.dueDate, day), at)
}

/** What was kept counts on from today. */
export async function resumeCase({ tx, on, calendar, day, at }: Work, c: OpenClock): Promise<void> {
  if (c.beside || on.dueKept === null) return
  await setCaseDue(tx, on.id, resumedDue(calendar, on.dueKept, day), at)
}

/** Days granted to the paused step that limits the case are days granted to the case. */
export async function extendPausedCase(work: Work, clock: OpenClock, days: number): Promise<void> {
  const { tx, on, at } = work
  if (!limitsCase(work, clock) || !on.dueKept || !('left' in on.dueKept)) return
  await keepCaseDue(tx, on.id, { left: on.dueKept.left + days }, at)
}
