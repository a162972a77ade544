import { createRoute } from '@hono/zod-openapi'
import {
  countByItem,
  itemsOfVersion,
  latestList,
  listInForce,
  listVersions,
} from '../../db/negative-versions.ts'
import { readProposals } from '../../db/rule-proposals.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { answers, jsonBody } from '../openapi.ts'
import { demandInsider } from '../people/people-view.ts'
import { listItems } from '../rules/list-items.ts'
import { proposedList } from '../rules/new-proposal.ts'
import { openProposal } from '../rules/open-proposal.ts'
import { proposalViews } from '../rules/proposal-view.ts'
import { OpenedCase } from '../schemas/case.ts'
import { NegativeList, NegativeListUse, ProposeList } from '../schemas/negative-list.ts'

const get = createRoute({
  method: 'get',
  path: '/api/negative-list',
  operationId: 'negativeList.get',
  tags: ['negative-list'],
  summary: '负面清单(公开,无需登录)',
  responses: { 200: answers(NegativeList) },
})
const use = createRoute({
  method: 'get',
  path: '/api/negative-list/use',
  operationId: 'negativeList.use',
  tags: ['negative-list'],
  summary: '每一条有多少问题,清单的历次版本和待审定的修订',
  responses: { 200: answers(NegativeListUse) },
})
const propose = createRoute({
  method: 'post',
  path: '/api/negative-list/proposals',
  operationId: 'negativeList.propose',
  tags: ['negative-list'],
  summary: '提议修订负面清单,由局党委另一人审定',
  request: { body: jsonBody(ProposeList) },
  responses: { 201: answers(OpenedCase) },
})

/** 负面清单: public, versioned, changed like a rule by two persons. */
export function negativeListRoutes(deps: Deps) {
  const { db, clock } = deps
  return newRouter()
    .openapi(get, async (c) => {
      const { items, ...list } = await listInForce(db, today(clock.now()))
      return c.json({ ...list, items: [...items] }, 200)
    })
    .openapi(use, async (c) => {
      const { viewer } = c.var
      demandInsider(viewer)
      const [counts, versions, proposals] = await Promise.all([
        countByItem(db, viewer),
        listVersions(db),
        readProposals(db, viewer, { rule: 'negative-list' }),
      ])
      const shown = await proposalViews(db, proposals, viewer)
      return c.json(
        { counts: Object.fromEntries(counts), versions: [...versions], proposals: shown },
        200,
      )
    })
    .openapi(propose, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'rule.propose')
      const { items, ...asked } = c.req.valid('json')
      const opened = await openProposal(
        deps,
        async (tx) => {
          const before = await itemsOfVersion(tx, (await latestList(tx)).version)
          const by = { by: viewer.personId, at: clock.now() }
          return proposedList(tx, { ...asked, ...by, items: listItems(items, before) })
        },
        { rehearses: false },
      )
      return c.json(opened, 201)
    })
}
