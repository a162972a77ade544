import { answer, api, withId } from '../client.ts'

export const getSample = (caseId: string) => answer(api.cases[':id'].sample.$get(withId(caseId)))
export const listRates = (period: string) => answer(api.rates.$get({ query: { period } }))
