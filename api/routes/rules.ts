import { createRoute, z } from '@hono/zod-openapi'
import { readProposals } from '../../db/rule-proposals.ts'
import { listRuleConsequences, listUsingCases, readRuleUse } from '../../db/rule-use.ts'
import { type RuleState, readRules, readVersions } from '../../db/rule-versions.ts'
import { seedRuleRows } from '../../db/rules/seed-rules.ts'
import type { Viewer } from '../../db/viewer.ts'
import { consequenceKinds } from '../../workflows/consequences.ts'
import { valueText } from '../../workflows/rule-change/rules.ts'
import { newRouter } from '../app-env.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers } from '../openapi.ts'
import { demandInsider } from '../people/people-view.ts'
import { proceduresUsing } from '../rules/procedures-using.ts'
import { proposalViews } from '../rules/proposal-view.ts'
import { measuredText, ruleItem } from '../rules/rule-view.ts'
import { Id } from '../schemas/common.ts'
import {
  RuleConsequencePage,
  RuleConsequenceQuery,
  RuleDetail,
  RuleItem,
  UsingCasePage,
  UsingCaseQuery,
} from '../schemas/rule.ts'

const list = createRoute({
  method: 'get',
  path: '/api/rules',
  operationId: 'rule.list',
  tags: ['rule'],
  summary: '全部规则:数值、依据、执行日期',
  responses: { 200: answers(z.array(RuleItem)) },
})
const get = createRoute({
  method: 'get',
  path: '/api/rules/{id}',
  operationId: 'rule.get',
  tags: ['rule'],
  summary: '一条规则:历次版本、谁提出谁审定、为什么、有何影响',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answers(RuleDetail) },
})
const cases = createRoute({
  method: 'get',
  path: '/api/rules/{id}/cases',
  operationId: 'rule.cases',
  tags: ['rule'],
  summary: '按此规则计时的案件,或仍按旧值办理的案件',
  request: { params: z.object({ id: Id }), query: UsingCaseQuery },
  responses: { 200: answers(UsingCasePage) },
})
const consequences = createRoute({
  method: 'get',
  path: '/api/rules/{id}/consequences',
  operationId: 'rule.consequences',
  tags: ['rule'],
  summary: '由此规则产生的后果',
  request: { params: z.object({ id: Id }), query: RuleConsequenceQuery },
  responses: { 200: answers(RuleConsequencePage) },
})

/** The bureau's numbers: everybody in it may read them, and why they are what they are. */
export function ruleRoutes({ db }: Deps) {
  async function find(id: string, viewer: Viewer): Promise<RuleState> {
    demandInsider(viewer)
    const [state] = await readRules(db, { day: viewer.today, id })
    if (!state) throw notFound()
    return state
  }
  const useOf = (state: RuleState, viewer: Viewer) => ({
    viewer,
    rule: state.id,
    since: state.effectiveFrom,
    procedures: proceduresUsing(state.id),
  })

  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      demandInsider(viewer)
      const place = new Map(seedRuleRows.map(({ id }, at) => [id, at]))
      const last = seedRuleRows.length
      const states = await readRules(db, { day: viewer.today })
      const inOrder = [...states].sort(
        (a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last),
      )
      return c.json(inOrder.map(ruleItem), 200)
    })
    .openapi(get, async (c) => {
      const { viewer } = c.var
      const state = await find(c.req.valid('param').id, viewer)
      const [versions, proposals, use] = await Promise.all([
        readVersions(db, state.id),
        readProposals(db, viewer, { rule: state.id }),
        readRuleUse(db, useOf(state, viewer)),
      ])
      const counts = new Map(use.consequences.map(({ version, count }) => [version, count]))
      return c.json(
        {
          ...ruleItem(state),
          versions: versions.map(({ value, ...version }) => ({
            ...version,
            valueText: valueText(value, state.unit),
            consequences: counts.get(version.version) ?? 0,
          })),
          proposals: await proposalViews(db, proposals, viewer),
          deadlines: use.deadlines,
          older: use.older,
        },
        200,
      )
    })
    .openapi(cases, async (c) => {
      const { viewer } = c.var
      const state = await find(c.req.valid('param').id, viewer)
      const { of, limit, cursor } = c.req.valid('query')
      const found = await listUsingCases(db, {
        ...useOf(state, viewer),
        of,
        limit,
        cursor: cursorFrom(cursor),
      })
      return c.json({ items: [...found.rows], next: found.next }, 200)
    })
    .openapi(consequences, async (c) => {
      const { viewer } = c.var
      const state = await find(c.req.valid('param').id, viewer)
      const { version, limit, cursor } = c.req.valid('query')
      const found = await listRuleConsequences(db, {
        viewer,
        rule: state.id,
        version,
        limit,
        cursor: cursorFrom(cursor),
      })
      const items = found.rows.map((row) => ({
        ...row,
        kindText: consequenceKinds[row.kind],
        value: measuredText(state.id, row.value),
        threshold: measuredText(state.id, row.threshold),
      }))
      return c.json({ items, next: found.next }, 200)
    })
}
