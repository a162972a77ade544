import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import { allSections } from '../../db/members.ts'
import { newRouter } from '../app-env.ts'
import { type Intake, takeIn } from '../complaints/intake.ts'
import type { ProofOfWork } from '../complaints/proof-of-work.ts'
import { readChannel, readIntake } from '../complaints/read-intake.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'
import { limits } from '../evidence/evidence-refused.ts'
import { refuseFile } from '../evidence/refuse-file.ts'
import { stripFile } from '../evidence/strip-file.ts'
import type { createPseudonyms } from '../http/pseudonyms.ts'
import { answers, jsonBody } from '../openapi.ts'
import { createQueue } from '../queue.ts'
import { Challenge, FileComplaint, Receipt, SectionNames } from '../schemas/complaint.ts'
import { UploadedFile } from '../schemas/ledger-import.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { invalidInput } from '../validation.ts'

const tags = ['portal']
/** More is sent one by one with the receipt: a line that breaks then costs one file. */
const FILES_AT_ONCE = 6

const challenge = createRoute({
  method: 'get',
  path: '/api/portal/challenge',
  operationId: 'complaint.challenge',
  tags,
  summary: '防刷验证题目,浏览器自行计算',
  responses: { 200: answers(Challenge) },
})
const sections = createRoute({
  method: 'get',
  path: '/api/portal/sections',
  operationId: 'complaint.sections',
  tags,
  summary: '可以反映的科室',
  responses: { 200: answers(SectionNames) },
})
const file = createRoute({
  method: 'post',
  path: '/api/portal/complaints',
  operationId: 'complaint.file',
  tags,
  summary: '投诉:匿名或实名,得到编号和查询码',
  request: { body: jsonBody(FileComplaint) },
  responses: { 201: answers(Receipt) },
})
const WithFiles = z.object({
  /** The complaint as JSON, like the body of complaint.file. */
  complaint: z.string().max(100_000),
  file: z.union([UploadedFile, z.array(UploadedFile).max(FILES_AT_ONCE)]).optional(),
})
const fileWithFiles = createRoute({
  method: 'post',
  path: '/api/portal/complaints/with-files',
  operationId: 'complaint.fileWithFiles',
  tags,
  summary: '投诉并附照片、录音、材料;内容经检查,拍摄位置等信息先行去除',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: WithFiles } } } },
  responses: { 201: answers(Receipt) },
})

/** What people without an account file complaints with (domain §5.2). */
export function portalRoutes(
  deps: Deps,
  {
    sealing,
    proof,
    pseudonymOf,
  }: {
    readonly sealing: Sealing
    /** Left out where a rehearsal or a test files, which no stranger's browser does. */
    readonly proof: ProofOfWork | undefined
    readonly pseudonymOf: ReturnType<typeof createPseudonyms>
  },
) {
  const checks = createQueue({ atOnce: 2, waiting: 16 })

  async function fileOne(
    filed: z.infer<typeof FileComplaint>,
    files: Intake['files'],
    written: string,
  ): Promise<z.infer<typeof Receipt>> {
    const signature = await proof?.check(filed.proof)
    // The same filing sent again, because its answer was lost, gets the same receipt; another one does not.
    const onceKey = signature
      ? `${signature} ${createHash('sha256').update(written).digest('base64url')}`
      : nanoid()
    const channel = proof ? 'online' : readChannel(filed.channel)
    const { proof: _, ...said } = filed
    const intake = await readIntake(deps.db, said, { channel, onceKey, files })
    const { number, code, receivedAt } = await takeIn(deps, sealing, intake, async (tx) => {
      if (signature) await proof?.spend(tx, signature)
    })
    return { number, code, receivedAt }
  }

  return newRouter()
    .openapi(challenge, async (c) => {
      if (!proof) throw noProof()
      return c.json(await proof.challenge(pseudonymOf(c)), 200)
    })
    .openapi(sections, async (c) => {
      const all = await allSections(deps.db)
      return c.json(
        all.map(({ id, name }) => ({ id, name })),
        200,
      )
    })
    .openapi(file, async (c) => {
      const filed = c.req.valid('json')
      return c.json(await fileOne(filed, [], JSON.stringify(filed)), 201)
    })
    .openapi(fileWithFiles, async (c) => {
      const form = c.req.valid('form')
      const parsed = FileComplaint.safeParse(parseJson(form.complaint))
      if (!parsed.success) throw invalidInput(parsed.error)
      const given = form.file === undefined ? [] : [form.file].flat()
      const bytes = await Promise.all(given.map(async (f) => new Uint8Array(await f.arrayBuffer())))
      if (bytes.some((b) => b.length > limits.bytes)) throw tooLarge()
      const files: Intake['files'][number][] = []
      for (const [i, one] of bytes.entries()) {
        const name = given[i]?.name ?? ''
        files.push(await checks(() => stripFile({ name, bytes: one })).catch(refuseFile))
      }
      const digests = bytes.map((b) => createHash('sha256').update(b).digest('base64url'))
      return c.json(await fileOne(parsed.data, files, form.complaint + digests.join(' ')), 201)
    })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const tooLarge = () =>
  new Refusal({
    status: 413,
    code: 'request.too-large',
    detail: { zh: '文件过大,每个不超过20 MB', en: 'A file is too large: 20 MB each at most' },
    field: 'file',
  })

const noProof = () =>
  new Refusal({
    status: 404,
    code: 'not-found',
    detail: { zh: '此处不需要防刷验证', en: 'No proof is asked for here' },
  })
