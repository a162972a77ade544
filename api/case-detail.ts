import type { z } from '@hono/zod-openapi'
import { readNext } from '../db/armed.ts'
import { loadCalendar } from '../db/calendar.ts'
import { readEvidence } from '../db/case-evidence.ts'
import { type OpenTaskRow, readCase, readLinked } from '../db/cases.ts'
import type { Database } from '../db/client.ts'
import { principals, type Viewer } from '../db/viewer.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'
import { caseItem, stageStates } from './case-item.ts'
import { documentsOf } from './documents/documents-of.ts'
import { candidatesLabel } from './holder-label.ts'
import { nextEntry } from './next-entry.ts'
import type { CaseDetail } from './schemas/case.ts'
import { evidence } from './task-detail.ts'
import { timeline } from './timeline.ts'
import { relationLabel } from './timeline-labels.ts'

/** A case's page, or undefined where the viewer may not open it. */
export async function caseDetail(
  db: Database,
  args: { readonly caseId: string; readonly viewer: Viewer; readonly at: string },
): Promise<z.infer<typeof CaseDetail> | undefined> {
  const { caseId, viewer, at } = args
  const row = await readCase(db, caseId, viewer)
  if (!row) return undefined
  const [calendar, happened, next, files, linked, documents] = await Promise.all([
    loadCalendar(db),
    timeline(db, caseId, viewer),
    readNext(db, caseId),
    readEvidence(db, caseId),
    readLinked(db, { caseId, linkedTo: row.linkedTo, viewer }),
    documentsOf(db, { caseId, viewer }),
  ])
  return {
    ...caseItem(row, { viewer, at, calendar }),
    description: row.description,
    outcome: (row.outcome && findProcedure(row.procedure)?.outcomes[row.outcome]?.title) || null,
    openedBy: row.openedBy,
    stages: stageStates(row),
    openTasks: row.openTasks.map((task) => openTask(task, row.procedure, viewer)),
    linked: linked.map(({ id, number, title, relation }) => ({
      id,
      number,
      title,
      relation: relationLabel(relation),
    })),
    evidence: files.map(evidence),
    timeline: happened,
    next: next.map(nextEntry),
    watching: row.watching,
    documents,
  }
}

function openTask(
  task: OpenTaskRow,
  procedure: string,
  viewer: Viewer,
): z.infer<typeof CaseDetail>['openTasks'][number] {
  return {
    id: task.id,
    step: task.step,
    title: findStep(procedure, task.step)?.title ?? { zh: task.step, en: task.step },
    assignee: task.assignee,
    candidates: task.assignee ? null : candidatesLabel(task.candidateKey, task.candidateSection),
    dueDate: task.dueDate,
    mine: isMine(task, viewer),
  }
}

function isMine(task: OpenTaskRow, viewer: Viewer): boolean {
  const persons = principals(viewer)
  if (task.assigneeId !== null) {
    return persons.includes(task.assigneeId) || persons.some((p) => task.coHandlers.includes(p))
  }
  const isCandidate = task.candidateKey !== null && viewer.keys.includes(task.candidateKey)
  return isCandidate && !persons.some((person) => task.excluded.includes(person))
}
