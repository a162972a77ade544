import { answer, api, withId } from '../client.ts'
import type { TakeInComplaint } from '../contract.ts'

export const getComplaint = (id: string) => answer(api.complaints[':id'].$get(withId(id)))
export const askComplainant = (id: string, text: string) =>
  answer(api.complaints[':id'].questions.$post({ ...withId(id), json: { text } }))

export const takeInComplaint = (json: TakeInComplaint) => answer(api.complaints.$post({ json }))
export const findCaller = (phone: string) =>
  answer(api.complaints.caller.$post({ json: { phone } }))

const { identity } = api.complaints[':id']
const opening = (id: string, openingId: string) => ({
  param: { id: encodeURIComponent(id), openingId: encodeURIComponent(openingId) },
})
export const askIdentity = (id: string, reason: string) =>
  answer(identity.$post({ ...withId(id), json: { reason } }))
export const decideIdentity = (id: string, openingId: string, approve: boolean) =>
  answer(identity[':openingId'].decision.$post({ ...opening(id, openingId), json: { approve } }))
export const revealIdentity = (id: string, openingId: string) =>
  answer(identity[':openingId'].reveal.$post(opening(id, openingId)))

export const previewOrders = (file: File) =>
  answer(api.complaints.orders.preview.$post({ form: { file } }))
export const importOrders = (file: File) => answer(api.complaints.orders.$post({ form: { file } }))
