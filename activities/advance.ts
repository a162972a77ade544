import { loadCalendar } from '../db/calendar.ts'
import type { Database, Tx } from '../db/client.ts'
import { endWait, markFired, readClocks } from '../db/engine/armed.ts'
import { applyMark, endCase } from '../db/engine/change-case.ts'
import { type LockedCase, lockCase } from '../db/engine/lock-case.ts'
import { spawnCase } from '../db/engine/spawn-case.ts'
import { type Plan, taskId, type Written, waitId } from '../workflows/kit/plan.ts'
import { findProcedure } from '../workflows/procedures.ts'
import { armWait } from './arm-wait.ts'
import { carryOutEffect } from './effects.ts'
import { finishTask } from './finish-task.ts'
import { linkEntries } from './link-case.ts'
import { markEntry } from './mark-entry.ts'
import { startTask } from './start-task.ts'
import { tellOfRung } from './tell-of-rung.ts'
import { conclude, newWork, type Work } from './work.ts'

/**
 * One step of a case in one transaction: what ended, what opened, what was noted, what is armed, with
 * its notifications and its ledger entries. Applied once, however often the activity runs.
 */
export async function advance(db: Database, plan: Plan): Promise<Written> {
  const opened = plan.opened.map((open) => taskId(plan.caseId, open.step, open.round))
  const owners = [...opened, ...(plan.wait ? [waitId(plan.caseId)] : [])]
  return db.transaction(async (tx) => {
    const on = await lockCase(tx, plan.caseId, plan.seq)
    if (!on.applied) await apply(tx, on, plan)
    return { clocks: await readClocks(tx, owners) }
  })
}

async function apply(tx: Tx, on: LockedCase, plan: Plan): Promise<void> {
  const { at } = plan
  const work = newWork(tx, on, at, await loadCalendar(tx))
  for (const fired of plan.fired) {
    const marked = await markFired(tx, fired, at)
    if (marked) await tellOfRung(work, fired, marked.rule)
  }
  for (const end of plan.ended) await finishTask(work, end)
  for (const mark of plan.marks) {
    await applyMark(tx, on.id, mark, at)
    work.entries.push(markEntry(work, mark))
  }
  for (const { effect, facts } of plan.effects) await carryOutEffect(work, effect, facts)
  const waited = 'wait' in on.data && (plan.end || plan.opened.some((open) => !open.side))
  if (waited) await endWait(tx, waitId(on.id), at)
  for (const open of plan.opened) await startTask(work, open)
  if (plan.wait) await armWait(work, plan.wait, at)
  if (plan.spawn) {
    const series = findProcedure(plan.spawn.procedure)?.series ?? ''
    await spawnCase(tx, {
      from: work.on,
      linked: plan.spawn,
      series,
      at,
      year: work.day.slice(0, 4),
    })
    const { caseId, relation } = plan.spawn
    work.entries.push(...linkEntries(at, { caseId, from: on.id, relation }))
  }
  if (plan.end) {
    await endCase(tx, { caseId: on.id, ...plan.end, at })
    tellOpener(work)
    work.entries.push({
      at,
      actor: 'system',
      kind: 'case.ended',
      caseId: on.id,
      data: { outcome: plan.end.outcome },
    })
  }
  await conclude(work, plan.seq)
}

/** Whoever found it hears how it ended. */
function tellOpener({ on, notices }: Work): void {
  if (on.openedBy === 'system') return
  const kind = 'case.ended'
  notices.push({
    key: `${kind}:${on.id}`,
    personId: on.openedBy,
    kind,
    caseId: on.id,
    taskId: null,
  })
}
