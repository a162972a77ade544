import { createRoute, z } from '@hono/zod-openapi'
import { loadCalendar, readYear, replaceYears, withYear } from '../../db/calendar.ts'
import { dueTasksThrough, enqueueRecompute } from '../../db/calendar-effect.ts'
import { announceCalendar } from '../../db/tell-all.ts'
import { newRouter } from '../app-env.ts'
import { effectOf, yearCalendar } from '../calendar/year-calendar.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { answers, jsonBody } from '../openapi.ts'
import { record } from '../record.ts'
import { CalendarEffect, CalendarYear, PublishCalendar } from '../schemas/calendar.ts'

const get = createRoute({
  method: 'get',
  path: '/api/calendar/{year}',
  operationId: 'calendar.get',
  tags: ['calendar'],
  summary: '一年的放假和调休安排',
  request: { params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }) },
  responses: { 200: answers(CalendarYear) },
})
const preview = createRoute({
  method: 'post',
  path: '/api/calendar/effect',
  operationId: 'calendar.preview',
  tags: ['calendar'],
  summary: '公布后哪些期限会变',
  request: { body: jsonBody(PublishCalendar) },
  responses: { 200: answers(CalendarEffect) },
})
const publish = createRoute({
  method: 'post',
  path: '/api/calendar',
  operationId: 'calendar.publish',
  tags: ['calendar'],
  summary: '公布一年的安排,未到期的期限随之重算',
  request: { body: jsonBody(PublishCalendar) },
  responses: { 200: answers(CalendarEffect) },
})

/** Working time as the State Council publishes it, a whole year at once. */
export function calendarRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(get, async (c) => {
      const { days, publishedAt, ...rest } = await readYear(db, c.req.valid('param').year)
      return c.json({ ...rest, published: publishedAt !== null, days }, 200)
    })
    .openapi(preview, async (c) => {
      demand(c.var.viewer, 'calendar.admin')
      const year = yearCalendar(c.req.valid('json'))
      const calendar = withYear(await loadCalendar(db), year)
      return c.json(effectOf(calendar, await dueTasksThrough(db, year.year)), 200)
    })
    .openapi(publish, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'calendar.admin')
      const year = yearCalendar(c.req.valid('json'))
      const [at, by] = [clock.now(), viewer.personId]
      const effect = await record(db, async (tx, enter) => {
        const tasks = await dueTasksThrough(tx, year.year)
        const version = await replaceYears(tx, { years: [year], at, by })
        const cases = await enqueueRecompute(tx, { version, at })
        await announceCalendar(tx, version)
        enter({
          at,
          kind: 'calendar.published',
          actor: by,
          data: { year: year.year, version, cases: cases.length },
        })
        return effectOf(await loadCalendar(tx), tasks)
      })
      return c.json(effect, 200)
    })
}
