import type { ExportedCase } from '../../db/ledger-export.ts'
import { findProcedure, findStep } from '../../workflows/procedures.ts'
import type { ExportRow } from './export-ledger.ts'

/** A case as a row of the ledger. Its number goes with the remark: offices count their rows anew. */
export function exportRow(c: ExportedCase, no: number, today: string): ExportRow {
  return {
    no,
    category: c.category?.zh ?? null,
    title: wholeTitle(c),
    measures: c.measures,
    leader: c.namedLeader ?? c.leader?.name ?? null,
    section: c.section?.name ?? null,
    responsible: [c.responsible, ...c.coResponsible].flatMap((p) => p?.name ?? []),
    deadline: c.dueDate,
    status: standing(c, today),
    remark: [c.number, c.remark].filter(Boolean).join(';') || null,
  }
}

/** A title that was too long for lists stands whole at the beginning of the description. */
function wholeTitle({ title, description }: ExportedCase): string {
  if (!title.endsWith('…') || !description?.startsWith(title.slice(0, -1))) return title
  return description
}

/** 完成情况, in the words that an import reads as done or not done. */
function standing(c: ExportedCase, today: string): string {
  if (c.closedAt) return `已销号(${c.closedAt.slice(0, 10)})`
  if (c.status === 'ended') {
    return (c.outcome && findProcedure(c.procedure)?.outcomes[c.outcome]?.title.zh) || '办结'
  }
  if (c.paused)
    return c.dueKept && 'left' in c.dueKept ? `已挂起(余${c.dueKept.left}个工作日)` : '已挂起'
  const late = c.dueDate !== null && c.dueDate < today ? '(逾期)' : ''
  const step = c.step && findStep(c.procedure, c.step)
  return c.step === 'rectify' ? `正在整改${late}` : `待${step ? step.todo.zh : '办理'}${late}`
}
