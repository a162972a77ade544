import { request } from '../api.ts'
import type {
  Absence,
  GrantRole,
  HandedOver,
  JoinPerson,
  LeavePerson,
  MovePerson,
  PersonDetail,
  PersonItem,
  SectionItem,
  SetAbsence,
} from '../contract.ts'

const at = (id: string, rest = '') => `/api/people/${encodeURIComponent(id)}${rest}`

export const listPeople = () => request<PersonItem[]>('/api/people', { query: { limit: 1000 } })
export const listSections = () => request<SectionItem[]>('/api/sections')
export const getPerson = (id: string) => request<PersonDetail>(at(id))
export const joinPerson = (body: JoinPerson) =>
  request<PersonDetail>('/api/people', { method: 'POST', body })
export const movePerson = (id: string, body: MovePerson) =>
  request<HandedOver>(at(id, '/move'), { method: 'POST', body })
export const leavePerson = (id: string, body: LeavePerson) =>
  request<HandedOver>(at(id, '/leave'), { method: 'POST', body })
export const setPassword = (id: string, password: string) =>
  request<void>(at(id, '/password'), { method: 'POST', body: { password } })
export const grantRole = (id: string, body: GrantRole) =>
  request<PersonDetail>(at(id, '/roles'), { method: 'POST', body })
export const endRole = (id: string, grantId: string) =>
  request<unknown>(at(id, `/roles/${encodeURIComponent(grantId)}`), { method: 'DELETE' })
export const setAbsence = (id: string, body: SetAbsence) =>
  request<Absence>(at(id, '/absences'), { method: 'POST', body })
export const endAbsence = (absenceId: string) =>
  request<unknown>(`/api/absences/${encodeURIComponent(absenceId)}`, { method: 'DELETE' })
