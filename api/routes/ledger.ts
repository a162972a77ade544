import { createRoute, z } from '@hono/zod-openapi'
import { Temporal } from 'temporal-polyfill'
import { loadCalendar } from '../../db/calendar.ts'
import { type Month, readLedger, summariseLedger } from '../../db/ledger-view.ts'
import { findRule } from '../../db/rules.ts'
import { newRouter } from '../app-env.ts'
import { caseItem } from '../case-item.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { answers } from '../openapi.ts'
import { LedgerPage, LedgerQuery, LedgerSummary } from '../schemas/case.ts'

const list = createRoute({
  method: 'get',
  path: '/api/ledger',
  operationId: 'ledger.list',
  tags: ['ledger'],
  summary: '动态台账',
  request: { query: LedgerQuery },
  responses: { 200: answers(LedgerPage) },
})
const summary = createRoute({
  method: 'get',
  path: '/api/ledger/summary',
  operationId: 'ledger.summary',
  tags: ['ledger'],
  summary: '各科室台账件数和整改率',
  request: { query: LedgerQuery.pick({ month: true }) },
  responses: { 200: answers(LedgerSummary) },
})

/** The sections' ledgers and their figures. */
export function ledgerRoutes({ db, clock }: Deps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      const { section, state, month, q, category, cursor, limit } = c.req.valid('query')
      const at = clock.now()
      const calendar = await loadCalendar(db)
      const { rows, next } = await readLedger(db, {
        viewer,
        state,
        q,
        category,
        limit,
        sectionId: section,
        month: monthOf(month ?? viewer.today.slice(0, 7)),
        cursor: cursorFrom(cursor),
      })
      const items = rows.map((row) => caseItem(row, { viewer, at, calendar }))
      return c.json({ items, next }, 200)
    })
    .openapi(summary, async (c) => {
      const { viewer } = c.var
      const month = c.req.valid('query').month ?? viewer.today.slice(0, 7)
      const { from, to } = monthOf(month)
      const [figures, rateMin] = await Promise.all([
        summariseLedger(db, { viewer, month: { from, to } }),
        findRule(db, 'ledger.rate.min', lastDayOf(to, viewer.today)),
      ])
      const sections = figures.map((row) => ({
        ...row,
        rate: row.due === 0 ? null : row.closedOfDue / row.due,
      }))
      return c.json({ sections, month, rateMin: rateMin ?? null }, 200)
    })
}

/** The last day before `to`, or today while that is ahead: the day whose rule a month is held against. */
function lastDayOf(to: string, today: string): string {
  const last = Temporal.PlainDate.from(to).subtract({ days: 1 }).toString()
  return last < today ? last : today
}

/** A month (YYYY-MM) as dates. @throws Refusal 422 for one that does not exist. */
export function monthOf(month: string): Month {
  const first = z.iso.date().safeParse(`${month}-01`)
  if (!first.success) {
    throw invalid('month', 'request.month', { zh: '没有这个月份', en: 'There is no such month' })
  }
  return {
    from: first.data,
    to: Temporal.PlainDate.from(first.data).add({ months: 1 }).toString(),
  }
}
