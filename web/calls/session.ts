import { request } from '../api.ts'
import type { ChangePassword, DemonstrationAccount, Session, SignIn } from '../contract.ts'

export const getSession = () => request<Session>('/api/session')
export const signIn = (body: SignIn) => request<Session>('/api/session', { method: 'POST', body })
export const signOut = () => request<void>('/api/session', { method: 'DELETE' })
export const getDemonstration = () => request<DemonstrationAccount[]>('/api/session/demonstration')
export const changePassword = (body: ChangePassword) =>
  request<void>('/api/session/password', { method: 'POST', body })
/** Only in demonstration mode: signs in as one of the accounts without a password. */
export const signInAs = (login: string) =>
  request<Session>('/api/session/demonstration', { method: 'POST', body: { login } })
