import { answer, api, until, withId } from '../client.ts'
import type { LedgerState, RegisterIssue, ReportIssue } from '../contract.ts'

export const searchCases = (q: string, signal?: AbortSignal) =>
  answer(api.cases.$get({ query: { q, limit: 6 } }, until(signal)))
export const getCase = (id: string) => answer(api.cases[':id'].$get(withId(id)))
export const setWatching = (id: string, watching: boolean) => {
  const { watch } = api.cases[':id']
  return answer(watching ? watch.$put(withId(id)) : watch.$delete(withId(id)))
}
export const commentOnCase = (id: string, json: { text: string; mentions: string[] }) =>
  answer(api.cases[':id'].comments.$post({ ...withId(id), json }))

export type LedgerFilter = {
  readonly section?: string
  readonly state: LedgerState
  readonly q?: string
  /** An item of the negative list. */
  readonly category?: string
  readonly month?: string
}
export const listLedger = (filter: LedgerFilter, cursor?: string, limit = 100) =>
  answer(api.ledger.$get({ query: { ...filter, cursor, limit } }))
export const summariseLedger = (month?: string) =>
  answer(api.ledger.summary.$get({ query: { month } }))
export const ledgerExportUrl = (section?: string) => api.ledger.export.$path({ query: { section } })

export const reportIssue = (json: ReportIssue) => answer(api.issues.$post({ json }))
export const registerIssue = (json: RegisterIssue) => answer(api.issues.register.$post({ json }))
export const similarIssues = (text: string, section: string | undefined, signal?: AbortSignal) =>
  answer(api.issues.similar.$get({ query: { text, section } }, until(signal)))
