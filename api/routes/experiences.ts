import { createRoute } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import { insertExperience, listExperiences } from '../../db/experiences.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import { takeIn } from '../complaints/intake.ts'
import { readIntake } from '../complaints/read-intake.ts'
import { cursorFrom } from '../cursor-param.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { refuseFile } from '../evidence/refuse-file.ts'
import { type CleanFile, stripFile } from '../evidence/strip-file.ts'
import { answers } from '../openapi.ts'
import { createQueue } from '../queue.ts'
import { record } from '../record.ts'
import {
  ExperienceForm,
  ExperiencePage,
  ExperienceQuery,
  RecordExperience,
  RecordedExperience,
} from '../schemas/experience.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { invalidInput } from '../validation.ts'

const add = createRoute({
  method: 'post',
  path: '/api/experiences',
  operationId: 'experience.record',
  tags: ['supervisor'],
  summary: '作风监督员的体验记录;要求处理的同时成为投诉',
  request: {
    body: { required: true, content: { 'multipart/form-data': { schema: ExperienceForm } } },
  },
  responses: { 201: answers(RecordedExperience) },
})
const list = createRoute({
  method: 'get',
  path: '/api/experiences',
  operationId: 'experience.list',
  tags: ['supervisor'],
  summary: '体验记录:监督员看自己的,督查部门看全部',
  request: { query: ExperienceQuery },
  responses: { 200: answers(ExperiencePage) },
})

/** What supervisors meet with on their unannounced visits (domain §5.14). */
export function experienceRoutes(deps: Deps, sealing: Sealing) {
  const { db, clock } = deps
  const checks = createQueue({ atOnce: 2, waiting: 16 })

  return newRouter()
    .openapi(add, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'experience.record')
      const form = c.req.valid('form')
      const parsed = RecordExperience.safeParse(jsonIn(form.experience))
      if (!parsed.success) throw invalidInput(parsed.error)
      const { handle, words, section, ...said } = parsed.data
      const files = await clean([form.file ?? []].flat())
      if (files.length > 0 && !handle) throw photosNeedHandling()
      const id = nanoid()
      const at = clock.now()
      const intake = await readIntake(
        db,
        { kind: 'other', named: [], text: words, ...said, ...(section && { section }) },
        {
          channel: 'supervisor',
          files,
          takenBy: viewer.personId,
          onceKey: `${viewer.personId} ${c.req.header('idempotency-key') ?? id}`,
        },
      )
      const { place, happenedOn, rating } = said
      const row = { id, supervisorId: viewer.personId, place, happenedOn, rating, at }
      const kept = { ...row, sectionId: intake.sectionId }
      if (!handle) {
        await record(db, async (tx, enter) => {
          await insertExperience(tx, { ...kept, words })
          enter({ at, kind: 'experience.recorded', actor: viewer.personId, data: { id, rating } })
        })
        return c.json({ id, receipt: null }, 201)
      }
      const { number, code, receivedAt } = await takeIn(deps, sealing, intake, (tx, caseId) =>
        insertExperience(tx, { ...kept, words: null, caseId }),
      )
      return c.json({ id, receipt: { number, code, receivedAt } }, 201)
    })
    .openapi(list, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'experience.read')
      const { cursor, limit } = c.req.valid('query')
      const { rows, next } = await listExperiences(db, viewer, { after: cursorFrom(cursor), limit })
      return c.json({ items: [...rows], next }, 200)
    })

  async function clean(files: readonly File[]): Promise<CleanFile[]> {
    const taken: CleanFile[] = []
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      taken.push(await checks(() => stripFile({ name: file.name, bytes })).catch(refuseFile))
    }
    return taken
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const photosNeedHandling = () =>
  invalid('handle', 'experience.photos', {
    zh: '附了照片的记录须选择“要求处理”,照片随投诉加密保存',
    en: 'A record with photos has to be handled: they are kept sealed with the complaint',
  })
