import { createRoute, z } from '@hono/zod-openapi'
import { loadCalendar } from '../../db/calendar.ts'
import { inbox } from '../../db/inbox.ts'
import { inboxCounts } from '../../db/inbox-counts.ts'
import { addWorkingDays, today, type WorkCalendar } from '../../workflows/kit/calendar.ts'
import { newRouter } from '../app-env.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { endOfDay, midnightAfter } from '../end-of-day.ts'
import { notFound } from '../errors.ts'
import { answers } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import { TaskCounts, TaskDetail, TaskPage, TaskQuery } from '../schemas/task.ts'
import { taskDetail } from '../task-detail.ts'
import { taskItem } from '../task-item.ts'

const list = createRoute({
  method: 'get',
  path: '/api/tasks',
  operationId: 'task.list',
  tags: ['task'],
  summary: '待办、已办、我发起的、抄送',
  request: { query: TaskQuery },
  responses: { 200: answers(TaskPage) },
})
const counts = createRoute({
  method: 'get',
  path: '/api/tasks/counts',
  operationId: 'task.counts',
  tags: ['task'],
  summary: '各列表的件数,200件封顶',
  responses: { 200: answers(TaskCounts) },
})
const get = createRoute({
  method: 'get',
  path: '/api/tasks/{id}',
  operationId: 'task.get',
  tags: ['task'],
  summary: '一件事的全部',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answers(TaskDetail) },
})

/** Inboxes and the task page. */
export function taskRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      const { view, cursor, limit, q, section, kind, within } = c.req.valid('query')
      const at = clock.now()
      const calendar = await loadCalendar(db)
      const { rows, next } = await inbox(db, {
        viewer,
        view,
        at,
        endOfToday: endOfDay(at),
        filter: {
          q,
          sectionId: section,
          kind,
          dueBy: within === undefined ? undefined : endOfWorkingDay(calendar, at, within),
        },
        cursor: cursorFrom(cursor),
        limit,
      })
      const items = rows.map((row) => taskItem(row, { viewer, at, calendar }, view))
      return c.json({ items, next }, 200)
    })
    .openapi(counts, async (c) => {
      const at = clock.now()
      const { viewer } = c.var
      return c.json(await inboxCounts(db, { viewer, at, endOfToday: endOfDay(at) }), 200)
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param')
      const detail = await taskDetail(db, { taskId: id, viewer: c.var.viewer, at: clock.now() })
      if (!detail) throw notFound()
      return c.json(detail, 200)
    })
}

const endOfWorkingDay = (calendar: WorkCalendar, at: string, days: number): string =>
  midnightAfter(addWorkingDays(calendar, today(at), days))
