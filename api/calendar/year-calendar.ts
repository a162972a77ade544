import type { z } from '@hono/zod-openapi'
import type { PublishedDay, YearCalendar } from '../../db/calendar.ts'
import type { DueTask } from '../../db/calendar-effect.ts'
import { type WorkCalendar, workingDaysBetween } from '../../workflows/kit/calendar.ts'
import { computeDeadline } from '../../workflows/kit/deadline.ts'
import { findStep } from '../../workflows/procedures.ts'
import { invalid } from '../errors.ts'
import type { CalendarEffect, PublishCalendar } from '../schemas/calendar.ts'

type Published = z.infer<typeof PublishCalendar>
/** A preview lists this many; its total counts all. */
const shown = 200

/** The year as it was sent. @throws Refusal 422 for days of another year, or named twice. */
export function yearCalendar(sent: Published): YearCalendar {
  const seen = new Set<string>()
  const daysOf = (field: 'holidays' | 'workdays'): PublishedDay[] =>
    sent[field].map((entry, i) => {
      const { day, name } = typeof entry === 'string' ? { day: entry, name: null } : entry
      if (!day.startsWith(`${sent.year}-`)) throw wrongYear(`${field}.${i}`, sent.year)
      if (seen.has(day)) throw twice(`${field}.${i}`, day)
      seen.add(day)
      return { day, name }
    })
  const [holidays, workdays] = [daysOf('holidays'), daysOf('workdays')]
  return { year: sent.year, holidays, workdays, source: sent.source ?? null }
}

/**
 * Which open deadlines a calendar moves, those that come nearer first. Titles are the steps', for
 * whoever publishes calendars reads no case.
 */
export function effectOf(
  calendar: WorkCalendar,
  tasks: readonly DueTask[],
): z.infer<typeof CalendarEffect> {
  const moved = tasks
    .map(({ taskId, caseId, caseNumber, procedure, step, deadline }) => ({
      taskId,
      caseId,
      caseNumber,
      title: findStep(procedure, step)?.title.zh ?? step,
      from: deadline.dueDate,
      to: computeDeadline(calendar, deadline.explanation.spec).dueDate,
    }))
    .filter(({ from, to }) => from !== to)
    .map((move) => ({ move, by: workingDaysBetween(calendar, move.from, move.to) }))
    .sort((a, b) => a.by - b.by || a.move.from.localeCompare(b.move.from))
    .map(({ move }) => move)
  return { version: calendar.version, moved: moved.slice(0, shown), total: moved.length }
}

const wrongYear = (field: string, year: number) =>
  invalid(field, 'calendar.other-year', {
    zh: `这一天不在${year}年内`,
    en: `This day is not in ${year}`,
  })

const twice = (field: string, day: string) =>
  invalid(field, 'calendar.day-twice', {
    zh: `${day}出现了两次`,
    en: `${day} is named twice`,
  })
