import { headsOf, taskHolder } from '../db/engine/task-holder.ts'
import type { FiredRung } from '../workflows/kit/plan.ts'
import type { Work } from './work.ts'

/** Tells of a rung: reminders to whoever has the task, lateness to them and their head (domain §4). */
export async function tellOfRung(work: Work, fired: FiredRung): Promise<void> {
  const { tx, on, at, day } = work
  const holder = await taskHolder(tx, fired.ownerId, day)
  if (!holder) return
  const late = fired.rung === 'overdue'
  const kind = late
    ? 'task.overdue'
    : fired.rung.startsWith('remind')
      ? 'task.remind'
      : `task.${fired.rung}`
  const heads = late ? await headsOf(tx, holder.sectionId, day) : []
  for (const personId of new Set([...holder.people, ...heads])) {
    work.notices.push({
      key: `${fired.rung}:${fired.ownerId}`,
      personId,
      kind,
      caseId: on.id,
      taskId: fired.ownerId,
      binding: late,
    })
  }
  work.taskIds.add(fired.ownerId)
  if (!holder.personId && holder.candidateKey) work.keys.add(holder.candidateKey)
  work.entries.push({
    at,
    kind: 'task.rung',
    actor: 'system',
    rule: fired.rule,
    caseId: on.id,
    taskId: fired.ownerId,
    data: { step: holder.step, rung: fired.rung, due: fired.firesAt },
  })
}
