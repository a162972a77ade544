import { insertConsequence } from '../db/consequences.ts'
import { findEligible } from '../db/engine/eligible.ts'
import { type Holder, taskHolder } from '../db/engine/task-holder.ts'
import { ruleInForce } from '../db/rules.ts'
import { workingDaysBetween } from '../workflows/kit/calendar.ts'
import { isRole } from '../workflows/kit/definition.ts'
import { type Level, wayUp } from '../workflows/kit/levels.ts'
import type { FiredRung } from '../workflows/kit/plan.ts'
import { ladderRules } from '../workflows/kit/rungs.ts'
import type { Work } from './work.ts'

const kinds: Readonly<Record<string, string>> = {
  'remind-3': 'task.remind',
  'remind-1': 'task.remind',
  'remind-0': 'task.remind',
  lapse: 'task.lapsed',
}

/** Tells of a rung: reminders to whoever has the task, lateness to them and one level up (domain §4). */
export async function tellOfRung(work: Work, fired: FiredRung, rule: string | null): Promise<void> {
  const { tx, on, at, day } = work
  const holder = await taskHolder(tx, fired.ownerId, day)
  if (!holder) return
  const late = fired.rung === 'overdue'
  const kind = late ? 'task.overdue' : (kinds[fired.rung] ?? 'task.escalated')
  const above = late ? await oneLevelUp(work, holder) : []
  for (const personId of new Set([...holder.people, ...above])) {
    work.notices.push({
      key: `${fired.rung}:${fired.ownerId}`,
      personId,
      kind,
      caseId: on.id,
      taskId: fired.ownerId,
      binding: late,
    })
  }
  if (fired.rung.startsWith('supervise')) await imposeSupervision(work, holder, fired)
  work.taskIds.add(fired.ownerId)
  if (!holder.personId && holder.candidateKey) work.keys.add(holder.candidateKey)
  work.entries.push({
    at,
    kind: 'task.rung',
    actor: 'system',
    rule,
    caseId: on.id,
    taskId: fired.ownerId,
    data: { step: holder.step, rung: fired.rung, due: fired.firesAt },
  })
}

/** 督办 is a consequence too: it is kept with the rule that set it and the days somebody was late. */
async function imposeSupervision(
  { tx, on, at, calendar, day }: Work,
  holder: Holder,
  { ownerId: taskId, rung }: FiredRung,
): Promise<void> {
  const setBy = rung === 'supervise' ? ladderRules.supervise : ladderRules.interview
  const rule = await ruleInForce(tx, setBy, on.rulesOf)
  const dueOn = holder.dueDate ?? day
  await insertConsequence(tx, {
    id: `${taskId}:${rung}`,
    kind: 'supervise',
    caseId: on.id,
    sectionId: holder.sectionId,
    personId: holder.personId,
    at,
    basis: {
      rule: rule.rule,
      ruleVersion: rule.version,
      threshold: rule.value,
      value: workingDaysBetween(calendar, dueOn, day),
      because: [on.id],
    },
    decidedBy: [],
    until: null,
  })
}

/** The head of whoever is late; of a head the leader in charge, of a leader the chief. */
async function oneLevelUp({ tx, on, day }: Work, holder: Holder): Promise<readonly string[]> {
  const role = holder.candidateKey?.split('@')[0] ?? 'staff'
  const from: Level = { role: isRole(role) ? role : 'staff', sectionId: holder.sectionId }
  const levels = wayUp(from).slice(1)
  const found = await findEligible(tx, { caseId: on.id, levels, excluded: holder.people, day })
  return found.persons
}
