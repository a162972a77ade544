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
  complaint: (id: string) => ['cases', id, 'complaint'] as const,
  ledger: (filter: LedgerFilter) => ['ledger', 'list', filter] as const,
  ledgerSummary: (month: string | undefined) => ['ledger', 'summary', month] as const,
  people: ['people'] as const,
  person: (id: string) => ['people', id] as const,
  sections: ['sections'] as const,
  calendar: (year: number) => ['calendar', year] as const,
  reception: ['reception'] as const,
  experiences: ['experiences'] as const,
  notifications: ['notifications'] as const,
}
