import type { LedgerFilter } from './cases.ts'
import type { TaskFilter } from './tasks.ts'

/** Names of what is kept from the API, so that a change can say what it made stale. */
export const keys = {
  session: ['session'] as const,
  demonstration: ['demonstration'] as const,
  tasks: ['tasks'] as const,
  taskList: (filter: TaskFilter) => ['tasks', 'list', filter] as const,
  taskCounts: ['tasks', 'counts'] as const,
  task: (id: string) => ['tasks', 'one', id] as const,
  views: ['views'] as const,
  case: (id: string) => ['cases', id] as const,
  ledger: (filter: LedgerFilter) => ['ledger', 'list', filter] as const,
  ledgerSummary: (month: string | undefined) => ['ledger', 'summary', month] as const,
  people: ['people'] as const,
  person: (id: string) => ['people', id] as const,
  sections: ['sections'] as const,
  rules: ['rules'] as const,
  rule: (id: string) => ['rules', id] as const,
  proposal: (caseId: string) => ['rules', 'proposal', caseId] as const,
  negativeList: ['negative-list'] as const,
  negativeListUse: ['negative-list', 'use'] as const,
  calendar: (year: number) => ['calendar', year] as const,
  duties: ['duties'] as const,
  dutyRuns: (id: string) => ['duties', 'runs', id] as const,
  auditSample: (caseId: string) => ['cases', caseId, 'sample'] as const,
  rates: (period: string) => ['ledger', 'rates', period] as const,
  notifications: ['notifications'] as const,
}
