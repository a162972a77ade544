import { request } from '../api.ts'
import type {
  CaseDetail,
  CaseHit,
  LedgerPage,
  LedgerState,
  LedgerSummary,
  OpenedCase,
  RegisterIssue,
  ReportIssue,
  SimilarCase,
} from '../contract.ts'

const at = (id: string, rest = '') => `/api/cases/${encodeURIComponent(id)}${rest}`

export const searchCases = (q: string, signal?: AbortSignal) =>
  request<CaseHit[]>('/api/cases', { query: { q, limit: 6 }, signal })
export const getCase = (id: string) => request<CaseDetail>(at(id))
export const setWatching = (id: string, watching: boolean) =>
  request<{ watching: boolean }>(at(id, '/watch'), { method: watching ? 'PUT' : 'DELETE' })
export const commentOnCase = (id: string, body: { text: string; mentions: readonly string[] }) =>
  request<unknown>(at(id, '/comments'), { method: 'POST', body })

export type LedgerFilter = {
  readonly section?: string
  readonly state: LedgerState
  readonly q?: string
  readonly month?: string
}
export const listLedger = (filter: LedgerFilter, cursor?: string, limit = 100) =>
  request<LedgerPage>('/api/ledger', { query: { ...filter, cursor, limit } })
export const summariseLedger = (month?: string) =>
  request<LedgerSummary>('/api/ledger/summary', { query: { month } })
export const ledgerExportUrl = (section?: string) =>
  `/api/ledger/export${section ? `?section=${encodeURIComponent(section)}` : ''}`

export const reportIssue = (body: ReportIssue) =>
  request<OpenedCase>('/api/issues', { method: 'POST', body })
export const registerIssue = (body: RegisterIssue) =>
  request<OpenedCase>('/api/issues/register', { method: 'POST', body })
export const similarIssues = (q: string, section: string | undefined, signal?: AbortSignal) =>
  request<SimilarCase[]>('/api/issues/similar', { query: { text: q, section }, signal })
