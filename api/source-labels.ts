import type { Severity, Source } from '../workflows/issue/choices.ts'
import type { Text } from '../workflows/kit/definition.ts'

const sources: Readonly<Record<Source, Text>> = {
  'self-check': { zh: '自查', en: 'Self-check' },
  complaint: { zh: '群众投诉', en: 'Complaint' },
  revisit: { zh: '企业回访', en: 'Enterprise revisit' },
  inspection: { zh: '督查检查', en: 'Inspection' },
  supervisor: { zh: '作风监督员', en: 'Supervisor' },
  'reception-day': { zh: '局长接待日', en: 'Reception day' },
  campaign: { zh: '专项行动', en: 'Campaign' },
  'look-back': { zh: '回头看', en: 'Look-back' },
  import: { zh: '台账导入', en: 'Ledger import' },
}

const severities: Readonly<Record<Severity, Text>> = {
  general: { zh: '一般', en: 'General' },
  serious: { zh: '严重', en: 'Serious' },
}

const labelIn = (labels: Readonly<Record<string, Text>>, id: string): string => labels[id]?.zh ?? id

/** 问题来源 */
export const sourceLabel = (id: string): string => labelIn(sources, id)

/** 严重程度 */
export const severityLabel = (id: string): string => labelIn(severities, id)
