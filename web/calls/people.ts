import { answer, api, done, withId } from '../client.ts'
import type { GrantRole, JoinPerson, LeavePerson, MovePerson, SetAbsence } from '../contract.ts'

const one = api.people[':id']

export const listPeople = () => answer(api.people.$get({ query: { limit: 1000 } }))
export const listSections = () => answer(api.sections.$get())
export const getPerson = (id: string) => answer(one.$get(withId(id)))
export const joinPerson = (json: JoinPerson) => answer(api.people.$post({ json }))
export const movePerson = (id: string, json: MovePerson) =>
  answer(one.move.$post({ ...withId(id), json }))
export const leavePerson = (id: string, json: LeavePerson) =>
  answer(one.leave.$post({ ...withId(id), json }))
export const setPassword = (id: string, password: string) =>
  done(one.password.$post({ ...withId(id), json: { password } }))
export const grantRole = (id: string, json: GrantRole) =>
  answer(one.roles.$post({ ...withId(id), json }))
export const endRole = (id: string, grantId: string) => {
  const param = { ...withId(id).param, grantId: encodeURIComponent(grantId) }
  return done(one.roles[':grantId'].$delete({ param }))
}
export const setAbsence = (id: string, json: SetAbsence) =>
  answer(one.absences.$post({ ...withId(id), json }))
export const endAbsence = (id: string) => done(api.absences[':id'].$delete(withId(id)))
