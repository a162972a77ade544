import { answer, api, done } from '../client.ts'
import type { ChangePassword, SignIn } from '../contract.ts'

export const getSession = () => answer(api.session.$get())
export const signIn = (json: SignIn) => answer(api.session.$post({ json }))
export const signOut = () => done(api.session.$delete())
export const getDemonstration = () => answer(api.session.demonstration.$get())
export const changePassword = (json: ChangePassword) => done(api.session.password.$post({ json }))
/** Only in demonstration mode: signs in as one of the accounts without a password. */
export const signInAs = (login: string) =>
  answer(api.session.demonstration.$post({ json: { login } }))
