import { request } from '../api.ts'
import type { CalendarEffect, CalendarYear, PublishCalendar } from '../contract.ts'

export const getCalendar = (year: number) => request<CalendarYear>(`/api/calendar/${year}`)
/** What publishing would move, without doing it. */
export const previewCalendar = (body: PublishCalendar) =>
  request<CalendarEffect>('/api/calendar/effect', { method: 'POST', body })
export const publishCalendar = (body: PublishCalendar) =>
  request<CalendarEffect>('/api/calendar', { method: 'POST', body })
