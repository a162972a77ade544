import { createRoute, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type ComplaintRow, complaintOfCase } from '../../db/complaints.ts'
import { type AppEnv, newRouter } from '../app-env.ts'
import { complainantSays } from '../complaints/complainant-says.ts'
import { followedComplaint } from '../complaints/followed-complaint.ts'
import { complaintOfReceipt, wrongReceipt } from '../complaints/receipt-holder.ts'
import type { ReceiptThrottle } from '../complaints/receipt-throttle.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { EvidenceRefused, limits } from '../evidence/evidence-refused.ts'
import { refuseFile } from '../evidence/refuse-file.ts'
import { stripFile } from '../evidence/strip-file.ts'
import type { createPseudonyms } from '../http/pseudonyms.ts'
import { answers, jsonBody } from '../openapi.ts'
import { createQueue } from '../queue.ts'
import {
  AddToComplaint,
  AnswerQuestion,
  FollowedComplaint,
  ObjectTo,
  RateComplaint,
  WithReceipt,
} from '../schemas/complaint.ts'
import { UploadedFile } from '../schemas/ledger-import.ts'
import type { Sealing } from '../sealing/sealing.ts'

const withReceipt = <const Path extends string, Body extends z.ZodType>(
  path: Path,
  operationId: string,
  summary: string,
  body: Body,
) =>
  createRoute({
    method: 'post',
    path,
    operationId,
    tags: ['portal'],
    summary,
    request: { body: jsonBody(body) },
    responses: { 200: answers(FollowedComplaint) },
  })

const follow = withReceipt('/api/portal/follow', 'complaint.follow', '凭回执查进展', WithReceipt)
const add = withReceipt(
  '/api/portal/follow/additions',
  'complaint.addTo',
  '补充情况',
  AddToComplaint,
)
const answer = withReceipt(
  '/api/portal/follow/answers',
  'complaint.answer',
  '回答提问',
  AnswerQuestion,
)
const rate = withReceipt('/api/portal/follow/rating', 'complaint.rate', '评价:五级', RateComplaint)
const object = withReceipt(
  '/api/portal/follow/objection',
  'complaint.object',
  '申请复核,一次',
  ObjectTo,
)
const addFile = createRoute({
  method: 'post',
  path: '/api/portal/follow/files',
  operationId: 'complaint.addFile',
  tags: ['portal'],
  summary: '补充照片、录音、材料',
  request: {
    body: {
      required: true,
      content: { 'multipart/form-data': { schema: WithReceipt.extend({ file: UploadedFile }) } },
    },
  },
  responses: { 200: answers(FollowedComplaint) },
})

type Receipt = z.infer<typeof WithReceipt>

/** What a complainant does with their receipt; whoever has not both of it learns nothing from any answer. */
export function portalFollowRoutes(
  deps: Deps,
  args: {
    readonly sealing: Sealing
    readonly pseudonymOf: ReturnType<typeof createPseudonyms>
    readonly throttle: ReceiptThrottle
  },
) {
  const { db } = deps
  const { sealing } = args
  const { throttle } = args
  const says = complainantSays(deps, sealing)
  const checks = createQueue({ atOnce: 2, waiting: 16 })

  /** The receipt's complaint. @throws Refusal 404, later and later, for a wrong one */
  async function held(c: Context<AppEnv>, receipt: Receipt): Promise<ComplaintRow> {
    const pseudonym = args.pseudonymOf(c)
    await throttle.slowDown(pseudonym)
    const row = await complaintOfReceipt(db, sealing, receipt)
    if (row) return row
    await throttle.wasWrong(pseudonym)
    throw wrongReceipt()
  }

  async function now({ caseId }: ComplaintRow) {
    const row = await complaintOfCase(db, caseId)
    if (!row) throw notFound()
    return await followedComplaint(db, sealing, row)
  }

  return newRouter()
    .openapi(follow, async (c) => c.json(await now(await held(c, c.req.valid('json'))), 200))
    .openapi(add, async (c) => {
      const { text, ...receipt } = c.req.valid('json')
      const row = await held(c, receipt)
      await says.say(row, { kind: 'addition', text })
      return c.json(await now(row), 200)
    })
    .openapi(answer, async (c) => {
      const { text, question, ...receipt } = c.req.valid('json')
      const row = await held(c, receipt)
      await says.say(row, { kind: 'answer', text, question })
      return c.json(await now(row), 200)
    })
    .openapi(rate, async (c) => {
      const { rating, fixed, ...receipt } = c.req.valid('json')
      const row = await held(c, receipt)
      await says.rate(row, { rating, fixed })
      return c.json(await now(row), 200)
    })
    .openapi(object, async (c) => {
      const { text, ...receipt } = c.req.valid('json')
      const row = await held(c, receipt)
      await says.say(row, { kind: 'objection', text })
      return c.json(await now(row), 200)
    })
    .openapi(addFile, async (c) => {
      const { file, ...receipt } = c.req.valid('form')
      const row = await held(c, receipt)
      if (file.size > limits.bytes) refuseFile(new EvidenceRefused('too-large'))
      const bytes = new Uint8Array(await file.arrayBuffer())
      const clean = await checks(() => stripFile({ name: file.name, bytes })).catch(refuseFile)
      await says.addFile(row, clean)
      return c.json(await now(row), 200)
    })
}
