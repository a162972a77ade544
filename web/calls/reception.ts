import { answer, api, done } from '../client.ts'
import type { ReceiveVisitor, WalkIn } from '../contract.ts'

const on = (day: string) => ({ param: { day } })
const { reception, portal, experiences } = api

export const nextReception = () => answer(portal.reception.$get())
export const getReception = (day: string) => answer(reception[':day'].$get(on(day)))
export const walkIn = (day: string, json: WalkIn) =>
  answer(reception[':day']['walk-ins'].$post({ ...on(day), json }))
export const receiveVisitor = (day: string, place: number, json: ReceiveVisitor) =>
  done(reception[':day'].requests[':place'].$put({ param: { day, place: String(place) }, json }))
export const closeReception = (day: string) => answer(reception[':day'].close.$post(on(day)))

export const listExperiences = () => answer(experiences.$get({ query: { limit: 100 } }))
/** The record as JSON, with its photos. */
export const recordExperience = (experience: string, files: readonly File[]) =>
  answer(experiences.$post({ form: { experience, ...(files.length > 0 && { file: [...files] }) } }))
