import { createRoute, z } from '@hono/zod-openapi'
import { allSections } from '../../db/members.ts'
import { receptionOn, requestsOn } from '../../db/receptions.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { ProofOfWork } from '../complaints/proof-of-work.ts'
import { findSection } from '../complaints/read-intake.ts'
import { nextReceptionDay, receptions } from '../complaints/reception.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { IsoDate } from '../schemas/common.ts'
import {
  Booked,
  BookReception,
  ClosedReception,
  NextReception,
  ReceiveVisitor,
  ReceptionDay,
  WalkIn,
} from '../schemas/reception.ts'
import type { Sealing } from '../sealing/sealing.ts'

const tags = ['reception']
const params = z.object({ day: IsoDate })
const atPlace = params.extend({ place: z.coerce.number().int().min(1) })

const next = createRoute({
  method: 'get',
  path: '/api/portal/reception',
  operationId: 'reception.next',
  tags,
  summary: '下一个局长接待日',
  responses: { 200: answers(NextReception) },
})
const book = createRoute({
  method: 'post',
  path: '/api/portal/reception',
  operationId: 'reception.book',
  tags,
  summary: '预约局长接待日',
  request: { body: jsonBody(BookReception) },
  responses: { 201: answers(Booked) },
})
const get = createRoute({
  method: 'get',
  path: '/api/reception/{day}',
  operationId: 'reception.get',
  tags,
  summary: '一个接待日的队列',
  request: { params },
  responses: { 200: answers(ReceptionDay) },
})
const walkIn = createRoute({
  method: 'post',
  path: '/api/reception/{day}/walk-ins',
  operationId: 'reception.walkIn',
  tags,
  summary: '当天到访,排号',
  request: { params, body: jsonBody(WalkIn) },
  responses: { 201: answers(Booked) },
})
const receive = createRoute({
  method: 'put',
  path: '/api/reception/{day}/requests/{place}',
  operationId: 'reception.receive',
  tags,
  summary: '登记接待内容,或标为未到',
  request: { params: atPlace, body: jsonBody(ReceiveVisitor) },
  responses: { 204: { description: '已登记' } },
})
const close = createRoute({
  method: 'post',
  path: '/api/reception/{day}/close',
  operationId: 'reception.close',
  tags,
  summary: '结束接待日:每件成为投诉或问题,回执交给来访人',
  request: { params },
  responses: { 200: answers(ClosedReception) },
})

/** 局长接待日: announced and booked publicly, run by the general office (domain §5.13). */
export function receptionRoutes(
  deps: Deps,
  { sealing, proof }: { readonly sealing: Sealing; readonly proof: ProofOfWork | undefined },
) {
  const { db, clock } = deps
  const days = receptions(deps, sealing)

  return newRouter()
    .openapi(next, async (c) => {
      const day = await nextReceptionDay(db, today(clock.now()))
      return c.json({ day, booked: (await requestsOn(db, day)).length }, 200)
    })
    .openapi(book, async (c) => {
      const { proof: solved, ...visitor } = c.req.valid('json')
      const signature = await proof?.check(solved)
      const day = await nextReceptionDay(db, today(clock.now()))
      const place = await days.queue(day, {
        visitor,
        kind: 'booking',
        by: 'public',
        alongside: async (tx) => {
          if (signature) await proof?.spend(tx, signature)
        },
      })
      return c.json({ day, place }, 201)
    })
    .openapi(get, async (c) => {
      demand(c.var.viewer, 'reception.run')
      const { day } = c.req.valid('param')
      const names = new Map((await allSections(db)).map((s) => [s.id, s.name]))
      const rows = await requestsOn(db, day)
      const requests = rows.map((row) => {
        const { visitor, said } = days.opened(row)
        const { sectionId: id, place, kind, status, becomes } = row
        const section = id ? { id, name: names.get(id) ?? id } : null
        const text = row.sealedText ? said.text : null
        return { place, kind, status, ...visitor, text, section, becomes }
      })
      const closedAt = (await receptionOn(db, day))?.closedAt ?? null
      return c.json({ day, closedAt, requests }, 200)
    })
    .openapi(walkIn, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'reception.run')
      const { day } = c.req.valid('param')
      if (day !== (await nextReceptionDay(db, day))) throw noReception()
      const visitor = c.req.valid('json')
      const place = await days.queue(day, { visitor, kind: 'walk-in', by: viewer.personId })
      return c.json({ day, place }, 201)
    })
    .openapi(receive, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'reception.run')
      const { day, place } = c.req.valid('param')
      const body = c.req.valid('json')
      if (body.status === 'absent') await days.receive(day, place, { viewer, said: body })
      else {
        const { section, ...said } = body
        if (said.becomes === 'issue' && !(said.title && section)) throw issueNeedsWords(!section)
        const sectionId = section ? await findSection(db, section) : null
        await days.receive(day, place, { viewer, said: { ...said, sectionId } })
      }
      return c.body(null, 204)
    })
    .openapi(close, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'reception.run')
      return c.json(await days.close(c.req.valid('param').day, viewer), 200)
    })
}

const noReception = () =>
  invalid('day', 'reception.no-day', {
    zh: '这一天不是接待日',
    en: 'This is not a reception day',
  })
const issueNeedsWords = (isSection: boolean) =>
  invalid(isSection ? 'section' : 'title', 'reception.issue', {
    zh: '立为问题须填责任科室和一句话概括(科室会看到,不写来访人)',
    en: 'An issue needs a section and a line in the office’s words; the section reads it',
  })
