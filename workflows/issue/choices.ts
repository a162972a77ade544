/** 严重程度: a serious issue is closed by the leader in charge too. */
export const severities = [
  { id: 'general', label: { zh: '一般', en: 'General' } },
  { id: 'serious', label: { zh: '严重', en: 'Serious' } },
] as const

/** 问题来源: where an issue was found. */
export const sources = [
  { id: 'self-check', label: { zh: '自查', en: 'Self-check' } },
  { id: 'complaint', label: { zh: '群众投诉', en: 'Complaint' } },
  { id: 'revisit', label: { zh: '企业回访', en: 'Enterprise revisit' } },
  { id: 'inspection', label: { zh: '督查检查', en: 'Inspection' } },
  { id: 'supervisor', label: { zh: '作风监督员', en: 'Supervisor' } },
  { id: 'reception-day', label: { zh: '局长接待日', en: 'Reception day' } },
  { id: 'campaign', label: { zh: '专项行动', en: 'Campaign' } },
  { id: 'look-back', label: { zh: '回头看', en: 'Look-back' } },
  { id: 'interview', label: { zh: '约谈承诺', en: 'Interview' } },
  { id: 'rule', label: { zh: '按规则', en: 'By rule' } },
  { id: 'import', label: { zh: '台账导入', en: 'Ledger import' } },
] as const

/** 风险领域: where conduct is most at risk, and inspections go (domain §5.9). */
export const riskAreas = [
  { id: 'construction', label: { zh: '工程建设', en: 'Construction' } },
  { id: 'funds', label: { zh: '资金拨付', en: 'Allocation of funds' } },
  { id: 'enforcement', label: { zh: '执法监管', en: 'Enforcement' } },
  { id: 'permits', label: { zh: '行政审批', en: 'Permits' } },
] as const

export type Source = (typeof sources)[number]['id']
export type Severity = (typeof severities)[number]['id']
export type RiskArea = (typeof riskAreas)[number]['id']
