import { createRoute, z } from '@hono/zod-openapi'
import { Temporal } from 'temporal-polyfill'
import { readDraw } from '../../db/audit-draw.ts'
import { readRates } from '../../db/kept-rates.ts'
import { findRule } from '../../db/rules.ts'
import { isBelow } from '../../workflows/rate.ts'
import { newRouter } from '../app-env.ts'
import { auditSample } from '../audit/audit-sample.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers } from '../openapi.ts'
import { AuditSample, RateList, RatesQuery } from '../schemas/audit.ts'
import { Id } from '../schemas/common.ts'
import { monthOf } from './ledger.ts'

const tags = ['audit']

const sample = createRoute({
  method: 'get',
  path: '/api/cases/{id}/sample',
  operationId: 'audit.sample',
  tags,
  summary: '台账审核的抽取:种子、总体、样本,可以重新抽取核对',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answers(AuditSample) },
})
const rates = createRoute({
  method: 'get',
  path: '/api/rates',
  operationId: 'rate.list',
  tags,
  summary: '某月或某季统计的整改率',
  request: { query: RatesQuery },
  responses: { 200: answers(RateList) },
})

/** What the ledger audit drew and counted. */
export function auditRoutes({ db }: Deps) {
  return newRouter()
    .openapi(sample, async (c) => {
      const { id } = c.req.valid('param')
      const kept = await readDraw(db, { caseId: id, viewer: c.var.viewer })
      if (!kept) throw notFound()
      return c.json(auditSample(kept), 200)
    })
    .openapi(rates, async (c) => {
      const { period } = c.req.valid('query')
      const [rows, rule] = await Promise.all([
        readRates(db, { period, viewer: c.var.viewer }),
        findRule(db, 'ledger.rate.min', lastDayOf(period)),
      ])
      const sections = rows.map((row) => ({
        ...row,
        rate: row.due === 0 ? null : row.closed / row.due,
        below: rule !== undefined && isBelow(row, rule.value),
      }))
      const minimum = rule && { rule: rule.rule, version: rule.version, value: rule.value }
      return c.json({ period, sections, minimum: minimum ?? null }, 200)
    })
}

/** The last day of a month or quarter. @throws Refusal 422 for a month that does not exist */
function lastDayOf(period: string): string {
  const [year = '', part = ''] = period.split('-')
  const quarter = part.startsWith('Q') ? Number(part.slice(1)) : undefined
  const month = quarter === undefined ? part : String(quarter * 3).padStart(2, '0')
  return Temporal.PlainDate.from(monthOf(`${year}-${month}`).to)
    .subtract({ days: 1 })
    .toString()
}
