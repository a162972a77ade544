import { createRoute, z } from '@hono/zod-openapi'
import { findPerson } from '../../db/people.ts'
import { isSection } from '../../db/person-changes.ts'
import { addGrants, endGrants, findGrant, grantsFrom } from '../../db/role-grants.ts'
import { endSessionsOf } from '../../db/sessions.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { keepAnAdministrator, lockPresent, renewRecusals } from '../people/change-person.ts'
import { personView } from '../people/people-view.ts'
import { keepSeparate, noSuchSection, placeRole } from '../people/place-role.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import { GrantRole, PersonDetail } from '../schemas/people.ts'

const grant = createRoute({
  method: 'post',
  path: '/api/people/{id}/roles',
  operationId: 'role.grant',
  tags: ['people'],
  summary: '任职,可定截止日期',
  request: { params: z.object({ id: Id }), body: jsonBody(GrantRole) },
  responses: { 200: answers(PersonDetail) },
})
const end = createRoute({
  method: 'delete',
  path: '/api/people/{id}/roles/{grantId}',
  operationId: 'role.end',
  tags: ['people'],
  summary: '免职,自今天起;记录保留',
  request: { params: z.object({ id: Id, grantId: Id }) },
  responses: { 200: answers(PersonDetail) },
})

/** Roles begin and end; their rows stay. Either signs the person out, for what they may do changes. */
export function roleRoutes({ db, clock, newId }: Deps) {
  return newRouter()
    .openapi(grant, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { id: personId } = c.req.valid('param')
      const { role, section, from, to } = c.req.valid('json')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      if (personId === by) throw notToOneself()
      await record(db, async (tx, enter) => {
        await lockPresent(tx, personId, day)
        if (section !== null && !(await isSection(tx, section))) throw noSuchSection()
        const added = placeRole({ id: newId(), personId, role, section, from, to, by })
        const held = await grantsFrom(tx, personId, from)
        keepSeparate([...held.map((g) => g.role), role])
        if (held.some((g) => g.role === role && g.sectionId === added.sectionId))
          throw heldAlready()
        await addGrants(tx, [added])
        await renewRecusals(tx, { at, day: from })
        await endSessionsOf(tx, personId)
        const data = { person: personId, role, section: added.sectionId, from, to }
        enter({ at, kind: 'role.granted', actor: by, data })
      })
      const row = await findPerson(db, personId, viewer)
      if (!row) throw notFound()
      return c.json(personView(row, viewer), 200)
    })
    .openapi(end, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { id: personId, grantId } = c.req.valid('param')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      await record(db, async (tx, enter) => {
        const held = await findGrant(tx, personId, grantId)
        if (!held || (held.toDate !== null && held.toDate < day)) throw notFound()
        await endGrants(tx, [grantId], day)
        await keepAnAdministrator(tx, day)
        await endSessionsOf(tx, personId)
        const data = { person: personId, role: held.role, section: held.sectionId, from: day }
        enter({ at, kind: 'role.ended', actor: by, data })
      })
      const row = await findPerson(db, personId, viewer)
      if (!row) throw notFound()
      return c.json(personView(row, viewer), 200)
    })
}

const notToOneself = () =>
  conflict('role.to-oneself', {
    zh: '不能给自己任职,请由另一名系统管理员办理',
    en: 'Nobody grants themself a role; another administrator can',
  })

const heldAlready = () =>
  conflict('role.held', { zh: '此人已任该职', en: 'This person holds that role already' })
