import type { z } from '@hono/zod-openapi'
import type { CaseRow } from '../db/case-row.ts'
import type { CaseDetailRow } from '../db/cases.ts'
import { today, workingDaysBetween } from '../workflows/kit/calendar.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'
import type { CaseDetail, CaseItem } from './schemas/case.ts'
import { areaLabel } from './source-labels.ts'
import type { Reading } from './task-item.ts'

/** A case as the ledger shows it; days left and overdue are counted on reading. */
export function caseItem(row: CaseRow, reading: Reading): z.infer<typeof CaseItem> {
  const day = today(reading.at)
  const running = row.status === 'open' && !row.paused && row.dueDate !== null
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    title: row.title,
    section: row.section,
    responsible: row.responsible,
    coResponsible: [...row.coResponsible],
    leader: row.leader,
    severity: row.severity,
    category: row.category,
    area: areaLabel(row.area),
    source: row.source,
    status: row.status,
    step: row.step,
    stepTitle: row.step ? (findStep(row.procedure, row.step)?.title ?? null) : null,
    stage: stageReached(row),
    daysLeft:
      running && row.dueDate
        ? workingDaysBetween(reading.calendar, day, row.dueDate)
        : daysKept(row.dueKept),
    overdue: running && row.dueDate !== null && row.dueDate < day,
    dueDate: row.dueDate,
    paused: row.paused,
    measures: row.measures,
    closedAt: row.closedAt,
    recognition: row.recognition,
    returns: row.returns,
    openedAt: row.openedAt,
    milestones: [...row.milestones],
  }
}

/** Paused means a remainder, not a date. */
const daysKept = (kept: CaseRow['dueKept']): number | null =>
  kept && 'left' in kept ? kept.left : null

const stagesOf = (procedure: string) => findProcedure(procedure)?.stages ?? []

/** The station that the case is at, counted from 0; the last one once it has ended. */
function stageReached(row: CaseRow): number {
  const stages = stagesOf(row.procedure)
  if (row.status === 'ended') return row.closedAt ? stages.length - 1 : stageOf(row, 'register')
  return stageOf(row, row.waitingFor?.replace(/\.\d+$/, '') ?? row.step)
}

function stageOf(row: CaseRow, step: string | null): number {
  const stage = step && findStep(row.procedure, step)?.stage
  return Math.max(
    0,
    stagesOf(row.procedure).findIndex((s) => s.id === stage),
  )
}

/** The stations with what is done, where the case is, and when each was done. */
export function stageStates(row: CaseDetailRow): z.infer<typeof CaseDetail>['stages'] {
  const now = stageReached(row)
  const ended = row.status === 'ended'
  return stagesOf(row.procedure).map(({ id, title }, i) => ({
    id,
    title,
    state: i < now || (ended && i === now) ? 'done' : i === now ? 'now' : 'ahead',
    at: i > now || (i === now && !ended) ? null : doneAt(row, id, i),
  }))
}

/** A station is done when the last of its steps was; the first one when the case was opened. */
function doneAt(row: CaseDetailRow, stage: string, index: number): string | null {
  if (index === 0) return row.openedAt
  if (stage === 'registered' && row.registeredAt) return row.registeredAt
  if (stage === 'closed' && row.closedAt) return row.closedAt
  const steps = findProcedure(row.procedure)?.steps ?? {}
  const times = Object.entries(row.doneSteps).flatMap(([step, at]) =>
    steps[step]?.stage === stage ? [at] : [],
  )
  return times.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null
}
