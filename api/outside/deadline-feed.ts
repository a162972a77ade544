import { createHash } from 'node:crypto'
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventTransparency,
} from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DeadlineRow } from '../../db/calendar-feeds.ts'
import type { Language } from '../../db/schema/channels.ts'
import { findStep } from '../../workflows/procedures.ts'
import { phrases } from './words.ts'

/** How often calendars are asked to look again. */
const hour = 3600

/**
 * Deadlines as iCalendar (RFC 5545): a whole-day event each, under a name that stays the task's own, so that
 * a deadline that moves is moved and not doubled. What is to be done is named, never what it is about.
 * The same deadlines give the same bytes.
 */
export function deadlineFeed(
  rows: readonly DeadlineRow[],
  { language, home }: { readonly language: Language; readonly home: string },
): { readonly body: string; readonly etag: string } {
  const calendar = ical({
    name: phrases[language].calendar,
    prodId: { company: 'qingfeng', product: 'deadlines', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: hour,
  })
  for (const row of rows) {
    calendar.createEvent({
      id: `${row.ref}@qingfeng`,
      start: Temporal.PlainDate.from(row.dueDate),
      allDay: true,
      stamp: Temporal.Instant.from(row.createdAt),
      summary: phrases[language].deadline,
      description: described(row, language, `${home}/go/${row.ref}`),
      url: `${home}/go/${row.ref}`,
      class: ICalEventClass.PRIVATE,
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  const body = calendar.toString()
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`
  return { body, etag }
}

/** The kind of the step and the link: not every calendar shows an event's own. */
function described({ procedure, step }: DeadlineRow, language: Language, link: string): string {
  const label = step === null ? undefined : findStep(procedure, step)?.title[language]
  return [label, link].filter(Boolean).join('\n')
}
