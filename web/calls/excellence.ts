import { answer, api, done, withId } from '../client.ts'
import type { Nominate } from '../contract.ts'

export const listEligibility = (year: number) => answer(api.eligibility.$get({ query: { year } }))
export const getWatchList = () => answer(api['watch-list'].$get())
export const listNominations = (year: number) => answer(api.nominations.$get({ query: { year } }))
export const nominate = (json: Nominate) => answer(api.nominations.$post({ json }))
export const withdrawNomination = (id: string) => done(api.nominations[':id'].$delete(withId(id)))
