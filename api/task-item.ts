import type { z } from '@hono/zod-openapi'
import type { PastView } from '../db/inbox-past.ts'
import type { OpenView } from '../db/inbox-sources.ts'
import type { TaskRow } from '../db/task-row.ts'
import { principals, type Viewer } from '../db/viewer.ts'
import { today, type WorkCalendar, workingDaysBetween } from '../workflows/kit/calendar.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { findStep } from '../workflows/procedures.ts'
import { candidatesLabel } from './holder-label.ts'
import type { TaskItem } from './schemas/task.ts'

/** Who reads a task, when, and by which calendar: days left are counted on reading, never stored. */
export type Reading = {
  readonly viewer: Viewer
  readonly at: string
  readonly calendar: WorkCalendar
}

/** A task as lists show it. `view` is the list it is in, when it is in one. */
export function taskItem(
  row: TaskRow,
  reading: Reading,
  view?: OpenView | PastView,
): z.infer<typeof TaskItem> {
  const step = findStep(row.procedure, row.step)
  const running = row.endedAt === null && row.suspendedAt === null
  const overdue = running && row.dueAt !== null && Date.parse(row.dueAt) <= Date.parse(reading.at)
  return {
    id: row.id,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    procedure: row.procedure,
    step: row.step,
    kind: row.kind,
    title: row.title,
    todo: step?.todo ?? { zh: row.step, en: row.step },
    section: ref(row.sectionId, row.sectionName),
    severity: row.severity,
    assignee: ref(row.assigneeId, row.assigneeName),
    candidates: row.assigneeId ? null : candidatesLabel(row.candidateKey, row.candidateSection),
    why: whyListed(row, reading.viewer, view),
    createdAt: row.createdAt,
    dueDate: row.dueDate,
    dueAt: row.dueAt,
    daysLeft:
      running && row.dueDate !== null
        ? workingDaysBetween(reading.calendar, today(reading.at), row.dueDate)
        : null,
    overdue,
    provisional: row.provisional,
    elapsed: elapsed(row, reading.at),
    paused:
      row.suspendedAt === null
        ? null
        : { remainder: row.remainder ?? 0, reason: row.suspendReason ?? '' },
    urged: row.urgedAt !== null,
    escalated: row.escalated,
    endedAt: row.endedAt,
    ending: row.ending,
    outcome: (row.outcome && step?.outcomes[row.outcome]?.title) || null,
  }
}

/** An id with its name; without a name the id stands for itself. */
export const ref = (id: string | null, name: string | null | undefined) =>
  id === null ? null : { id, name: name ?? id }

/** Share of the time that is gone; it stands still while paused and once ended. */
function elapsed(row: TaskRow, at: string): number {
  if (row.dueAt === null) return 0
  const from = Date.parse(row.createdAt)
  const until = Date.parse(row.endedAt ?? row.suspendedAt ?? at)
  const whole = Date.parse(row.dueAt) - from
  if (whole <= 0) return 1
  return Math.min(1, Math.max(0, (until - from) / whole))
}

/** Why a task is in somebody's list, said as briefly as it is true. */
function whyListed(row: TaskRow, viewer: Viewer, view: string | undefined): Text {
  const persons = principals(viewer)
  if (view === 'done') return { zh: '您办理的', en: 'You completed it' }
  if (view === 'copied') return { zh: '抄送给您', en: 'Copied to you' }
  if (view === 'started') return { zh: '您发起的', en: 'You started it' }
  if (row.assigneeId === viewer.personId) {
    return row.delegatedBy
      ? { zh: '委派给您', en: 'Delegated to you' }
      : { zh: '由您办理', en: 'Assigned to you' }
  }
  if (row.assigneeId !== null && persons.includes(row.assigneeId)) {
    const name = row.assigneeName ?? row.assigneeId
    return { zh: `您代理${name}`, en: `You stand in for ${name}` }
  }
  if (row.coHandlers.some((person) => persons.includes(person))) {
    return { zh: '您共同办理', en: 'You are a co-handler' }
  }
  if (row.assigneeId === null && row.candidateKey && viewer.keys.includes(row.candidateKey)) {
    return { zh: '您可以认领', en: 'Yours to claim' }
  }
  if (view === 'watched') return { zh: '您关注的', en: 'You watch it' }
  if (row.openedBy === viewer.personId) return { zh: '您发起的', en: 'You started it' }
  return { zh: '您的科室或岗位', en: 'Your section or role' }
}
