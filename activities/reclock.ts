import { loadCalendar } from '../db/calendar.ts'
import type { Database } from '../db/client.ts'
import { arm, disarm, readClocks } from '../db/engine/armed.ts'
import {
  addToRemainder,
  type OpenClock,
  openClocks,
  setCaseDue,
  setClock,
  suspendClock,
} from '../db/engine/clocks.ts'
import { lockCase } from '../db/engine/lock-case.ts'
import { takeSubmission } from '../db/engine/take-submission.ts'
import type { NewEntry } from '../db/ledger.ts'
import { workingDaysBetween } from '../workflows/kit/calendar.ts'
import {
  computeDeadline,
  type Deadline,
  remainder,
  resumeDeadline,
} from '../workflows/kit/deadline.ts'
import { type Reclock, type Wait, type Written, waitId } from '../workflows/kit/plan.ts'
import { findStep } from '../workflows/procedures.ts'
import { armWait } from './arm-wait.ts'
import { extendPausedCase, limitsCase, pauseCase, resumeCase } from './case-due.ts'
import { ladderRungs, readLadder } from './ladder.ts'
import { conclude, newWork, type Work } from './work.ts'

/**
 * Changes the open clocks of a case: paused keeps a remainder, resumed counts it from today, an
 * extension is a new date, and a new calendar counts every open deadline again (domain §3).
 */
export async function reclock(db: Database, change: Reclock): Promise<Written> {
  const only = 'taskId' in change.change ? change.change.taskId : undefined
  return db.transaction(async (tx) => {
    const on = await lockCase(tx, change.caseId, change.seq)
    const clocks = await openClocks(tx, on.id, only)
    if (!on.applied) {
      const work = newWork(tx, on, change.at, await loadCalendar(tx))
      for (const clock of clocks) await changeClock(work, clock, change)
      if (change.change.kind === 'recompute') await recomputeWait(work)
      await conclude(work, change.seq)
    }
    return {
      clocks: await readClocks(tx, [...clocks.map((c) => c.id), ...(only ? [] : [waitId(on.id)])]),
    }
  })
}

async function changeClock(
  work: Work,
  clock: OpenClock,
  { change, by, at }: Reclock,
): Promise<void> {
  const { tx, calendar, day, entries } = work
  const entry = { at, actor: by, caseId: work.on.id, taskId: clock.id }
  work.taskIds.add(clock.id)
  if (clock.assigneeId) work.persons.add(clock.assigneeId)
  switch (change.kind) {
    case 'suspend': {
      const sent = await takeSubmission(tx, clock.id, 'suspend')
      const left = remainder(calendar, clock.deadline.dueDate, day)
      await suspendClock(tx, {
        taskId: clock.id,
        remainder: left,
        reason: String(sent?.answer?.reason ?? ''),
        at,
      })
      await disarm(tx, clock.id, at)
      await pauseCase(work, clock)
      entries.push({
        ...entry,
        kind: 'task.suspended',
        onBehalfOf: sent?.onBehalfOf,
        data: { remainder: left },
      })
      return
    }
    case 'resume': {
      const sent = await takeSubmission(tx, clock.id, 'resume')
      const due = resumeDeadline(calendar, clock.remainder ?? 0, day, clock.deadline)
      await resumeCase(work, clock)
      await move(work, clock, due)
      entries.push({
        ...entry,
        kind: 'task.resumed',
        onBehalfOf: sent?.onBehalfOf,
        data: { due: due.dueDate },
      })
      return
    }
    case 'extend': {
      if (clock.suspendedAt !== null) return await extendPaused(work, clock, change.until, entry)
      const due = computeDeadline(calendar, {
        kind: 'fixed',
        date: change.until,
        from: day,
        rule: 'task.extension',
      })
      await move(work, clock, due, true)
      tellHolder(work, clock, 'task.extended')
      entries.push({ ...entry, kind: 'task.extended', data: { until: due.dueDate } })
      return
    }
    case 'recompute': {
      const due = computeDeadline(calendar, clock.deadline.explanation.spec)
      if (clock.suspendedAt !== null || due.dueDate === clock.deadline.dueDate) return
      await move(work, clock, due)
      tellHolder(work, clock, 'task.recomputed')
      entries.push({
        ...entry,
        kind: 'task.recomputed',
        rule: 'calendar',
        data: { from: clock.deadline.dueDate, to: due.dueDate, calendarVersion: calendar.version },
      })
    }
  }
}

/** A paused task has no date to move: the days granted are added to its remainder. */
async function extendPaused(
  work: Work,
  clock: OpenClock,
  until: string,
  entry: Pick<NewEntry, 'at' | 'actor' | 'caseId' | 'taskId'>,
): Promise<void> {
  const days = workingDaysBetween(work.calendar, clock.deadline.dueDate, until)
  await addToRemainder(work.tx, clock.id, days)
  await extendPausedCase(work, clock, days)
  tellHolder(work, clock, 'task.extended')
  work.entries.push({ ...entry, kind: 'task.extended', data: { until } })
}

function tellHolder(work: Work, clock: OpenClock, kind: string): void {
  if (!clock.assigneeId) return
  const key = `${kind}:${clock.id}:${work.at}`
  work.notices.push({ key, personId: clock.assigneeId, kind, caseId: work.on.id, taskId: clock.id })
}

async function move(
  work: Work,
  clock: OpenClock,
  deadline: Deadline,
  extended = false,
): Promise<void> {
  const { tx, on, at, calendar } = work
  const step = findStep(on.procedure, clock.step)
  if (!step) throw new Error(`${on.procedure} has no step ${clock.step}`)
  await setClock(tx, { taskId: clock.id, deadline, extended })
  const rungs = ladderRungs(calendar, {
    dueDate: deadline.dueDate,
    after: at,
    ladder: await readLadder(tx, step, on.rulesOf),
  })
  await arm(tx, { caseId: on.id, ownerId: clock.id, rungs, at })
  if (limitsCase(work, clock)) await setCaseDue(tx, on.id, deadline.dueDate, at)
}

/** A wait that is still armed is counted again from when it began. */
async function recomputeWait(work: Work): Promise<void> {
  const wait = work.on.data.wait as
    | (Wait & { readonly round: number; readonly since: string })
    | undefined
  if (!wait) return
  const [armed] = await readClocks(work.tx, [waitId(work.on.id)])
  if (!armed || armed.rungs.length === 0) return
  await armWait(work, wait, wait.since)
}
