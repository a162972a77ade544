import { answer, api } from '../client.ts'
import type { PublishCalendar } from '../contract.ts'

export const getCalendar = (year: number) =>
  answer(api.calendar[':year'].$get({ param: { year: String(year) } }))
/** What publishing would move, without doing it. */
export const previewCalendar = (json: PublishCalendar) =>
  answer(api.calendar.effect.$post({ json }))
export const publishCalendar = (json: PublishCalendar) => answer(api.calendar.$post({ json }))
