import { createRoute, z } from '@hono/zod-openapi'
import { addAbsence, endAbsence, findAbsence } from '../../db/absences.ts'
import { endSessionsOf } from '../../db/sessions.ts'
import { loadViewer } from '../../db/viewer.ts'
import { newRouter } from '../app-env.ts'
import { can } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid, notAllowed, notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { lockPresent } from '../people/change-person.ts'
import { endsBeforeItBegins } from '../people/place-role.ts'
import { record } from '../record.ts'
import { roleLabels } from '../role-labels.ts'
import { Id } from '../schemas/common.ts'
import { Absence, SetAbsence } from '../schemas/people.ts'

const set = createRoute({
  method: 'post',
  path: '/api/people/{id}/absences',
  operationId: 'absence.set',
  tags: ['people'],
  summary: '请假并指定代理人',
  request: { params: z.object({ id: Id }), body: jsonBody(SetAbsence) },
  responses: { 200: answers(Absence) },
})
const end = createRoute({
  method: 'delete',
  path: '/api/absences/{id}',
  operationId: 'absence.end',
  tags: ['people'],
  summary: '提前结束代理',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: '已结束' } },
})

/** 代理: who answers for whom while they are away. Set by oneself or the administrator. */
export function absenceRoutes({ db, clock, newId }: Deps) {
  return newRouter()
    .openapi(set, async (c) => {
      const { viewer } = c.var
      const { id: personId } = c.req.valid('param')
      const { deputy: deputyId, from, to, reason } = c.req.valid('json')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      if (personId !== by && !can(viewer, 'people.admin')) throw notYours()
      if (to < from) throw endsBeforeItBegins('to')
      if (to < day) throw over()
      if (deputyId === personId) throw ownDeputy()
      const id = newId()
      const people = await record(db, async (tx, enter) => {
        const person = await lockPresent(tx, personId, day)
        const deputy = await loadViewer(tx, deputyId, day)
        if (!deputy) throw noSuchDeputy()
        const row = { id, personId, deputyId, fromDate: from, toDate: to, setBy: by }
        const clash = await addAbsence(tx, { ...row, reason: reason ?? null })
        if (clash) throw clashes[clash]()
        const data = { person: personId, deputy: deputyId, from, to }
        enter({ at, kind: 'absence.set', actor: by, data })
        return {
          person: { id: personId, name: person.name },
          deputy: { id: deputyId, name: deputy.name },
        }
      })
      return c.json({ id, ...people, from, to, reason: reason ?? null, active: true }, 200)
    })
    .openapi(end, async (c) => {
      const { viewer } = c.var
      const [at, by] = [clock.now(), viewer.personId]
      await record(db, async (tx, enter) => {
        const absence = await findAbsence(tx, c.req.valid('param').id)
        const isMine = absence?.personId === by
        if (!absence || !(isMine || can(viewer, 'people.admin'))) throw notFound()
        await endAbsence(tx, absence.id, at)
        await endSessionsOf(tx, absence.deputyId)
        const data = { person: absence.personId, deputy: absence.deputyId }
        enter({ at, kind: 'absence.ended', actor: by, data })
      })
      return c.body(null, 204)
    })
}

const notYours = () =>
  notAllowed(
    {
      zh: '代理由本人或系统管理员设置',
      en: 'An absence is set by the person or the administrator',
    },
    roleLabels.admin,
  )
const over = () =>
  invalid('to', 'absence.over', { zh: '这段时间已经过去', en: 'That time is over already' })
const ownDeputy = () =>
  invalid('deputy', 'absence.own-deputy', {
    zh: '不能代理自己',
    en: 'Nobody stands in for themself',
  })
const noSuchDeputy = () =>
  invalid('deputy', 'absence.deputy-unknown', {
    zh: '代理人不在岗',
    en: 'The deputy is not in office',
  })

const clashes = {
  overlap: () =>
    conflict('absence.overlap', {
      zh: '与已有的请假时间重叠',
      en: 'It overlaps an absence there already is',
    }),
  cycle: () =>
    conflict('absence.cycle', {
      zh: '代理人在同一时间由本人代理,形成循环',
      en: 'The deputy’s own deputies lead back to this person',
    }),
} as const
