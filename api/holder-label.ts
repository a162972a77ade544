import type { Role, Text } from '../workflows/kit/definition.ts'
import { roleLabels } from './role-labels.ts'

const isRole = (role: string): role is Role => role in roleLabels

/** Whose inboxes a `role@section` task is in: "局作风办", "行政审批科 科室负责人". */
export function candidatesLabel(key: string | null, sectionName: string | null): Text | null {
  const role = key?.split('@')[0] ?? ''
  if (!isRole(role)) return null
  const { zh, en } = roleLabels[role]
  return sectionName ? { zh: `${sectionName}${zh}`, en: `${en}, ${sectionName}` } : { zh, en }
}

/** Who has a task now, as a name or as its candidates. */
export function holderLabel(task: {
  readonly assigneeName: string | null
  readonly candidateKey: string | null
  readonly candidateSection: string | null
}): Text {
  if (task.assigneeName) return { zh: task.assigneeName, en: task.assigneeName }
  const nobody = { zh: '待定人员', en: 'nobody yet' }
  return candidatesLabel(task.candidateKey, task.candidateSection) ?? nobody
}
