import { answer, api, withId } from '../client.ts'
import type { ProposeList, ProposeRule } from '../contract.ts'

const one = api.rules[':id']
const proposal = api.rules.proposals[':id']

export const listRules = () => answer(api.rules.$get())
export const getRule = (id: string) => answer(one.$get(withId(id)))
export const casesOfRule = (id: string, of: 'deadlines' | 'older', cursor?: string) =>
  answer(one.cases.$get({ ...withId(id), query: { of, cursor, limit: 50 } }))
export const consequencesOfRule = (id: string, version: number | undefined, cursor?: string) =>
  answer(one.consequences.$get({ ...withId(id), query: { version, cursor, limit: 50 } }))

export const proposeRule = (json: ProposeRule) => answer(api.rules.proposals.$post({ json }))
export const getProposal = (caseId: string) => answer(proposal.$get(withId(caseId)))
export const withdrawProposal = (caseId: string, reason: string | undefined) =>
  answer(proposal.withdraw.$post({ ...withId(caseId), json: { reason } }))
export const rehearseAgain = (caseId: string) => answer(proposal.preview.$post(withId(caseId)))

/** 负面清单 in force: anyone may read it, signed in or not. */
export const getNegativeList = () => answer(api['negative-list'].$get())
/** What the bureau's own people see beside it. */
export const getNegativeListUse = () => answer(api['negative-list'].use.$get())
export const proposeList = (json: ProposeList) =>
  answer(api['negative-list'].proposals.$post({ json }))
