import type { TaskDetailRow } from '../db/task.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'
import { severityLabel, sourceLabel } from './source-labels.ts'
import { writtenWords } from './written-words.ts'

type Known = { readonly label: Text; readonly value: string }

/** What the system knows already about a task's case, so that nobody types it again. */
export function known(row: TaskDetailRow, nameOf: (id: string) => string): Known[] {
  const { measures, reported } = row.caseData
  const said = [
    fact('申请延期至', 'Extension asked until', textOf(row.brief?.until)),
    fact('申请理由', 'Why', textOf(row.brief?.reason)),
    fact('问题描述', 'Description', row.description),
    fact('问题来源', 'Source', sourceLabel(row.source)),
    fact('问题类别', 'Category', row.category),
    fact('严重程度', 'Severity', severityLabel(row.severity)),
    fact('整改责任人', 'Person responsible', row.responsibleId && nameOf(row.responsibleId)),
    fact('整改措施', 'Measures', textOf(measures)),
    ...keptFacts(row),
    fact('整改时限', 'Deadline', row.caseDueDate),
    fact(
      '台账所报完成情况',
      'Done, says the ledger',
      typeof reported === 'string' ? reported : null,
    ),
  ]
  return [...said.flat(), ...beforehand(row)]
}

/** What the procedure keeps with its case and shows to whoever works on it. */
function keptFacts(row: TaskDetailRow): Known[][] {
  const known = findProcedure(row.procedure)?.known ?? {}
  return Object.entries(known).map(([field, { zh, en }]) => {
    const value = row.caseData[field]
    return fact(zh, en, Array.isArray(value) ? value.join('、') : textOf(value))
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const fact = (zh: string, en: string, value: string | null): Known[] =>
  value ? [{ label: { zh, en }, value }] : []

/** What the step before wrote: a reader of the form needs it more than anything. */
function beforehand({
  procedure,
  beforeStep,
  beforeOutcome,
  beforeAnswer,
}: TaskDetailRow): Known[] {
  if (!beforeStep || !beforeAnswer) return []
  const title = findStep(procedure, beforeStep)?.title
  const words = writtenWords({
    procedure,
    step: beforeStep,
    outcome: beforeOutcome,
    answer: beforeAnswer,
  })
  return words.map(({ label, value }) => ({
    label: title ? { zh: `${title.zh}:${label.zh}`, en: `${title.en}: ${label.en}` } : label,
    value,
  }))
}

/** Values to start a task's form with: fields that the case has already. */
export function prefill(row: TaskDetailRow): Record<string, unknown> {
  const step = findStep(row.procedure, row.step)
  const fields = Object.values(step?.outcomes ?? {}).flatMap((o) => Object.keys(o.form.shape))
  const values: Readonly<Record<string, unknown>> = {
    section: row.caseSectionId,
    responsible: row.responsibleId,
    // A complaint's title is made of choices; what becomes of it is put into words anew.
    title: row.procedure === 'complaint' ? undefined : row.title,
    severity: row.severity,
    category: row.category,
    coResponsible: row.caseData.coResponsible,
    measures: row.step === 'register' ? row.caseData.measures : undefined,
    deadline: row.caseDueDate ?? row.caseData.deadline,
    milestoneYears: row.caseData.milestoneYears,
    named: row.caseData.named,
    until: row.brief?.until,
  }
  const filled = fields.flatMap((field) => {
    const value = values[field]
    return value === null || value === undefined ? [] : [[field, value] as const]
  })
  return Object.fromEntries(filled)
}
