import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import { loadActFacts, type TaskFacts } from '../../db/act-facts.ts'
import { addEvidence } from '../../db/acts/add-evidence.ts'
import { removeEvidence } from '../../db/acts/remove-evidence.ts'
import { readsComplaint } from '../../db/complaint-reader.ts'
import { complaintOfCase } from '../../db/complaints.ts'
import { findEvidence, findTwin, readContent, type SeenEvidence } from '../../db/evidence.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Decision } from '../../workflows/kit/acts.ts'
import { deciding } from '../act-policy.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { notAllowed, notFound, type Refusal } from '../errors.ts'
import { EvidenceRefused, limits } from '../evidence/evidence-refused.ts'
import { refuseFile } from '../evidence/refuse-file.ts'
import { stripFile } from '../evidence/strip-file.ts'
import { attachment } from '../http/attachment.ts'
import { answers } from '../openapi.ts'
import { createQueue } from '../queue.ts'
import { orRefuse, refusalOf } from '../refusals.ts'
import { Id } from '../schemas/common.ts'
import { UploadedFile } from '../schemas/ledger-import.ts'
import { Evidence } from '../schemas/task.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { evidence as evidenceView } from '../task-detail.ts'

const params = z.object({ id: Id })
const add = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/evidence',
  operationId: 'evidence.add',
  tags: ['evidence'],
  summary: '上传佐证材料:内容经检查,作者、位置等信息先行去除',
  request: {
    params,
    body: {
      required: true,
      content: { 'multipart/form-data': { schema: z.object({ file: UploadedFile }) } },
    },
  },
  responses: { 200: answers(Evidence) },
})
const get = createRoute({
  method: 'get',
  path: '/api/evidence/{id}',
  operationId: 'evidence.get',
  tags: ['evidence'],
  summary: '下载佐证材料',
  request: { params },
  responses: {
    200: {
      description: '文件,只供下载',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
  },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/evidence/{id}',
  operationId: 'evidence.remove',
  tags: ['evidence'],
  summary: '删去自己上传的材料,任务办结之前',
  request: { params },
  responses: { 204: { description: '已删去' } },
})

/** Files that show what was done (佐证材料). */
export function evidenceRoutes({ db, clock }: Deps, sealing: Sealing) {
  const checks = createQueue({ atOnce: 2, waiting: 16 })

  return newRouter()
    .openapi(add, async (c) => {
      const { viewer } = c.var
      const taskId = c.req.valid('param').id
      const { file } = c.req.valid('form')
      const args = { taskId, viewer, at: clock.now(), decide: attaching(viewer) }
      await demandTask(args)
      if (file.size > limits.bytes) refuseFile(new EvidenceRefused('too-large'))
      const { name, mime, bytes } = await checks(async () =>
        stripFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
      ).catch(refuseFile)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const twin = await findTwin(db, { taskId, by: viewer.personId, name, sha256 })
      const id = twin ?? nanoid()
      if (!twin) {
        const kept = { id, name, mime, sha256, content: bytes }
        orRefuse(await addEvidence(db, { ...args, file: kept, max: limits.filesPerTask }), 'file')
      }
      return c.json(evidenceView(await seen(id, viewer)), 200)
    })
    .openapi(get, async (c) => {
      const file = await seen(c.req.valid('param').id, c.var.viewer)
      const content = await readContent(db, file.id)
      if (!content) throw notFound()
      const plain = file.sealed ? await unsealed(file, content, c.var.viewer) : content
      return c.body(Uint8Array.from(plain), 200, attachment(file))
    })
    .openapi(remove, async (c) => {
      const { viewer } = c.var
      const file = await seen(c.req.valid('param').id, viewer)
      if (file.uploadedBy !== viewer.personId) throw notUploader(file)
      if (file.taskId === null) throw refusalOf('task.ended')
      const digest = file.sha256
      const act = { taskId: file.taskId, viewer, at: clock.now(), decide: whileOpen }
      orRefuse(await removeEvidence(db, { ...act, evidenceId: file.id, digest }))
      return c.body(null, 204)
    })

  /** A complainant's file, for those who may read the complaint. */
  async function unsealed(file: SeenEvidence, content: Uint8Array, viewer: Viewer) {
    const row = await complaintOfCase(db, file.caseId)
    if (!row || !(await readsComplaint(db, file.caseId, viewer))) throw notFound()
    return sealing.sealOf(file.caseId, row).openFile(`evidence ${file.id}`, content)
  }

  async function seen(id: string, viewer: Viewer): Promise<SeenEvidence> {
    const file = await findEvidence(db, id, viewer)
    if (!file) throw notFound()
    return file
  }

  /** Asked before the file is looked at, so that nobody has files checked for nothing. */
  async function demandTask(args: {
    readonly taskId: string
    readonly viewer: Viewer
    readonly at: string
    readonly decide: (facts: TaskFacts) => Decision
  }): Promise<void> {
    const facts = await loadActFacts(db, args)
    if (!facts) throw notFound()
    const decision = args.decide(facts)
    if (!decision.allowed) throw refusalOf(decision.code)
  }
}

/**
 * Whoever has the task, as for a draft: its holder, co-handlers and their deputies; and whoever found the
 * problem, to the task that their report opened.
 */
const attaching =
  (viewer: Viewer) =>
  (facts: TaskFacts): Decision => {
    const isFirst = facts.round === 1 && (facts.step === 'register' || facts.step === 'rectify')
    const isFinder = facts.caseOpenedBy === viewer.personId
    return isFirst && isFinder ? whileOpen(facts) : deciding('draft', viewer)(facts)
  }

/** Whoever uploaded a file may take it back until the task is answered, even when others have it now. */
function whileOpen(facts: TaskFacts): Decision {
  if (facts.endedAt !== null) return { allowed: false, code: 'task.ended' }
  if (facts.pending) return { allowed: false, code: 'task.being-acted' }
  return { allowed: true, onBehalfOf: null }
}

const notUploader = (file: SeenEvidence): Refusal =>
  notAllowed(
    { zh: '材料由上传的人删去', en: 'A file is removed by whoever uploaded it' },
    { zh: file.by, en: file.by },
  )
