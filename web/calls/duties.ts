import { answer, api, done, withId } from '../client.ts'

export const listDuties = () => answer(api.duties.$get())
export const listRuns = (id: string, before?: string) =>
  answer(api.duties[':id'].runs.$get({ ...withId(id), query: { before } }))
export const runDuty = (id: string, day: string) =>
  answer(api.duties[':id'].runs.$post({ ...withId(id), json: { day } }))
export const pauseDuty = (id: string, reason: string) =>
  done(api.duties[':id'].pause.$post({ ...withId(id), json: { reason } }))
export const resumeDuty = (id: string, reason: string) =>
  done(api.duties[':id'].resume.$post({ ...withId(id), json: { reason } }))
