import { createRoute, z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import { readsComplaint } from '../../db/complaint-reader.ts'
import { complaintOfCase, insertMessage } from '../../db/complaints.ts'
import type { Viewer } from '../../db/viewer.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import { complaintDetail } from '../complaints/complaint-detail.ts'
import { findCaller } from '../complaints/find-caller.ts'
import { takeIn } from '../complaints/intake.ts'
import { openIdentity } from '../complaints/open-identity.ts'
import { readChannel, readIntake } from '../complaints/read-intake.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import {
  AskComplainant,
  AskedIdentity,
  AskIdentity,
  ComplaintDetail,
  DecideIdentity,
  FindCaller,
  KnownCaller,
  Receipt,
  RevealedIdentity,
  TakeInComplaint,
} from '../schemas/complaint.ts'
import type { Sealing } from '../sealing/sealing.ts'

const tags = ['complaint']
const params = z.object({ id: Id })
const openingParams = params.extend({ openingId: Id })

const takeInRoute = createRoute({
  method: 'post',
  path: '/api/complaints',
  operationId: 'complaint.takeIn',
  tags,
  summary: '代收投诉:热线、窗口、来信;回执当面交给反映人',
  request: { body: jsonBody(TakeInComplaint) },
  responses: { 201: answers(Receipt) },
})
const callerRoute = createRoute({
  method: 'post',
  path: '/api/complaints/caller',
  operationId: 'complaint.caller',
  tags,
  summary: '来电人如曾同意被识别,带出姓名;每次记录并告知局纪检组',
  request: { body: jsonBody(FindCaller) },
  responses: { 200: answers(KnownCaller) },
})
const get = createRoute({
  method: 'get',
  path: '/api/complaints/{id}',
  operationId: 'complaint.get',
  tags,
  summary: '投诉原文(反映人身份已遮蔽)',
  request: { params },
  responses: { 200: answers(ComplaintDetail) },
})
const ask = createRoute({
  method: 'post',
  path: '/api/complaints/{id}/questions',
  operationId: 'complaint.ask',
  tags,
  summary: '向反映人提问,反映人凭回执回答',
  request: { params, body: jsonBody(AskComplainant) },
  responses: { 200: answers(ComplaintDetail) },
})
const askIdentity = createRoute({
  method: 'post',
  path: '/api/complaints/{id}/identity',
  operationId: 'identity.ask',
  tags,
  summary: '申请打开反映人身份,须说明理由',
  request: { params, body: jsonBody(AskIdentity) },
  responses: { 201: answers(AskedIdentity) },
})
const decideIdentity = createRoute({
  method: 'post',
  path: '/api/complaints/{id}/identity/{openingId}/decision',
  operationId: 'identity.decide',
  tags,
  summary: '由另一人同意或不同意打开身份',
  request: { params: openingParams, body: jsonBody(DecideIdentity) },
  responses: { 200: answers(ComplaintDetail) },
})
const revealIdentity = createRoute({
  method: 'post',
  path: '/api/complaints/{id}/identity/{openingId}/reveal',
  operationId: 'identity.reveal',
  tags,
  summary: '查看已获准打开的身份;每次记录并告知局纪检组',
  request: { params: openingParams },
  responses: { 200: answers(RevealedIdentity) },
})

/** Complaints for those who take them down and handle them (domain §5.2). */
export function complaintRoutes(deps: Deps, sealing: Sealing) {
  const { db, clock } = deps
  const identities = openIdentity(deps, sealing)

  async function detail(caseId: string, viewer: Viewer): Promise<z.infer<typeof ComplaintDetail>> {
    const row = await complaintOfCase(db, caseId)
    if (!row || !(await readsComplaint(db, caseId, viewer))) throw notFound()
    return await complaintDetail(db, { row, sealing, viewer, at: clock.now() })
  }

  return newRouter()
    .openapi(takeInRoute, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'complaint.take')
      const { channel, ...filed } = c.req.valid('json')
      const onceKey = `${viewer.personId} ${c.req.header('idempotency-key') ?? nanoid()}`
      const given = { channel: readChannel(channel), onceKey, files: [], takenBy: viewer.personId }
      const intake = await readIntake(db, filed, given)
      const { number, code, receivedAt } = await takeIn(deps, sealing, intake)
      return c.json({ number, code, receivedAt }, 201)
    })
    .openapi(callerRoute, async (c) => {
      demand(c.var.viewer, 'complaint.recognise')
      const { phone } = c.req.valid('json')
      return c.json({ caller: await findCaller(deps, sealing, c.var.viewer, phone) }, 200)
    })
    .openapi(get, async (c) => c.json(await detail(c.req.valid('param').id, c.var.viewer), 200))
    .openapi(ask, async (c) => {
      const { viewer } = c.var
      const caseId = c.req.valid('param').id
      const before = await detail(caseId, viewer)
      const at = clock.now()
      await record(db, async (tx, enter) => {
        await sealing.ready(tx)
        const row = await complaintOfCase(tx, before.caseId)
        if (!row) throw notFound()
        const id = nanoid()
        const sealedText = sealing
          .sealOf(caseId, row)
          .seal(`message ${id}`, c.req.valid('json').text)
        const message = { id, caseId, kind: 'question' as const, personId: viewer.personId, at }
        await insertMessage(tx, { ...message, sealedText })
        enter({
          at,
          kind: 'complaint.asked',
          actor: viewer.personId,
          caseId,
          data: { messageId: id },
        })
      })
      return c.json(await detail(caseId, viewer), 200)
    })
    .openapi(askIdentity, async (c) => {
      const { reason } = c.req.valid('json')
      return c.json(
        { id: await identities.ask(c.req.valid('param').id, c.var.viewer, reason) },
        201,
      )
    })
    .openapi(decideIdentity, async (c) => {
      const { id, openingId } = c.req.valid('param')
      const { approve } = c.req.valid('json')
      await identities.decide(id, c.var.viewer, { id: openingId, approve })
      return c.json(await detail(id, c.var.viewer), 200)
    })
    .openapi(revealIdentity, async (c) => {
      const { id, openingId } = c.req.valid('param')
      const {
        name,
        phone,
        contact = null,
        until,
      } = await identities.reveal(id, c.var.viewer, openingId)
      return c.json({ name, phone, contact, until }, 200)
    })
}
