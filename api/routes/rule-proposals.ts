import { createRoute, z } from '@hono/zod-openapi'
import { queuePreview } from '../../db/rule-previews.ts'
import { openProposalTask, readProposals } from '../../db/rule-proposals.ts'
import type { Viewer } from '../../db/viewer.ts'
import { readForm } from '../acts/read-form.ts'
import { submitAct } from '../acts/submit-act.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid, notFound, Refusal } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { demandInsider } from '../people/people-view.ts'
import { proposedValue } from '../rules/new-proposal.ts'
import { openProposal } from '../rules/open-proposal.ts'
import { proposalViews } from '../rules/proposal-view.ts'
import { withdrawProposal } from '../rules/withdraw-proposal.ts'
import { OpenedCase } from '../schemas/case.ts'
import { Id } from '../schemas/common.ts'
import { ApproveRule, ProposeRule, RuleProposal, WithdrawProposal } from '../schemas/rule.ts'
import { ActResult } from '../schemas/task.ts'

const params = z.object({ id: Id })
const propose = createRoute({
  method: 'post',
  path: '/api/rules/proposals',
  operationId: 'rule.propose',
  tags: ['rule'],
  summary: '提议调整一条规则,由局党委另一人审定',
  request: { body: jsonBody(ProposeRule) },
  responses: { 201: answers(OpenedCase) },
})
const approve = createRoute({
  method: 'post',
  path: '/api/rules/approve',
  operationId: 'rule.approve',
  tags: ['rule'],
  summary: '审定一项规则调整(与办理其任务相同)',
  request: { body: jsonBody(ApproveRule) },
  responses: { 200: answers(ActResult) },
})
const get = createRoute({
  method: 'get',
  path: '/api/rules/proposals/{id}',
  operationId: 'rule.proposal',
  tags: ['rule'],
  summary: '一项规则调整及其推演结果',
  request: { params },
  responses: { 200: answers(RuleProposal) },
})
const withdraw = createRoute({
  method: 'post',
  path: '/api/rules/proposals/{id}/withdraw',
  operationId: 'rule.withdraw',
  tags: ['rule'],
  summary: '审定之前由提出人撤回',
  request: { params, body: jsonBody(WithdrawProposal) },
  responses: { 200: answers(RuleProposal) },
})
const rehearse = createRoute({
  method: 'post',
  path: '/api/rules/proposals/{id}/preview',
  operationId: 'rule.rehearse',
  tags: ['rule'],
  summary: '推演失败后再推演一次',
  request: { params },
  responses: { 202: answers(RuleProposal) },
})

/** 规则调整: proposed by one person, seen in its effects, decided by another. */
export function ruleProposalRoutes(deps: Deps) {
  const { db, clock } = deps

  async function view(caseId: string, viewer: Viewer): Promise<z.infer<typeof RuleProposal>> {
    demandInsider(viewer)
    const [proposal] = await proposalViews(db, await readProposals(db, viewer, { caseId }), viewer)
    if (!proposal) throw notFound()
    return proposal
  }

  return newRouter()
    .openapi(propose, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'rule.propose')
      const asked = { ...c.req.valid('json'), by: viewer.personId, at: clock.now() }
      const opened = await openProposal(deps, (tx) => proposedValue(tx, asked), { rehearses: true })
      return c.json(opened, 201)
    })
    .openapi(approve, async (c) => {
      const { viewer } = c.var
      demandInsider(viewer)
      const { rule, case: caseId, outcome, reason, withoutPreview } = c.req.valid('json')
      if (!rule && !caseId) throw nothingNamed()
      const taskId = await openProposalTask(db, { rule, caseId })
      if (!taskId) throw nothingOpen()
      const words = reason && { [outcome === 'approved' ? 'opinion' : 'reason']: reason }
      const values = { ...words, ...(withoutPreview && { withoutPreview }) }
      const done = await submitAct(deps, {
        taskId,
        viewer,
        act: 'complete',
        prepare: (tx, task) => readForm(tx, task, { outcome, values }),
      })
      return c.json({ ...done, ended: !done.pending }, 200)
    })
    .openapi(get, async (c) => c.json(await view(c.req.valid('param').id, c.var.viewer), 200))
    .openapi(withdraw, async (c) => {
      const { viewer } = c.var
      const caseId = c.req.valid('param').id
      await withdrawProposal(deps, { caseId, viewer, reason: c.req.valid('json').reason })
      return c.json(await view(caseId, viewer), 200)
    })
    .openapi(rehearse, async (c) => {
      const { viewer } = c.var
      const caseId = c.req.valid('param').id
      demand(viewer, 'rule.propose')
      const proposal = await view(caseId, viewer)
      if (proposal.state !== 'open' || proposal.preview?.state !== 'failed') throw notFailed()
      await db.transaction((tx) => queuePreview(tx, caseId, clock.now()))
      deps.rehearsals?.wake()
      return c.json(await view(caseId, viewer), 202)
    })
}

const nothingNamed = (): Refusal =>
  invalid('rule', 'rule.not-named', {
    zh: '请写明规则或案件',
    en: 'Name the rule, or the case',
  })

const nothingOpen = (): Refusal =>
  new Refusal({
    status: 404,
    code: 'rule.no-proposal',
    detail: { zh: '没有等待审定的提议', en: 'No proposal is waiting for a decision' },
  })

const notFailed = (): Refusal =>
  conflict('rule.preview-not-failed', {
    zh: '没有失败的推演,不用再推演',
    en: 'No rehearsal has failed, so none needs to be done again',
  })
