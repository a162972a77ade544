import { createRoute, z } from '@hono/zod-openapi'
import { findPerson } from '../../db/people.ts'
import { insertPerson, isSection, markLeft, moveToSection } from '../../db/person-changes.ts'
import { addGrants, endGrants, grantsFrom } from '../../db/role-grants.ts'
import { endSessionsOf } from '../../db/sessions.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid, notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { keepAnAdministrator, lockPresent, renewRecusals } from '../people/change-person.ts'
import { handOverAll } from '../people/hand-over.ts'
import { looksAfter, personView } from '../people/people-view.ts'
import { goesWithSection, keepSeparate, noSuchSection, placeRole } from '../people/place-role.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import {
  HandedOver,
  HandOver,
  JoinPerson,
  LeavePerson,
  MovePerson,
  PersonDetail,
} from '../schemas/people.ts'
import type { Accounts } from '../session/accounts.ts'

const params = z.object({ id: Id })
const join = createRoute({
  method: 'post',
  path: '/api/people',
  operationId: 'person.join',
  tags: ['people'],
  summary: '入职',
  request: { body: jsonBody(JoinPerson) },
  responses: { 200: answers(PersonDetail) },
})
const move = createRoute({
  method: 'post',
  path: '/api/people/{id}/move',
  operationId: 'person.move',
  tags: ['people'],
  summary: '调动;写明截止日期即为借调',
  request: { params, body: jsonBody(MovePerson) },
  responses: { 200: answers(HandedOver) },
})
const leave = createRoute({
  method: 'post',
  path: '/api/people/{id}/leave',
  operationId: 'person.leave',
  tags: ['people'],
  summary: '离任',
  request: { params, body: jsonBody(LeavePerson) },
  responses: { 200: answers(HandedOver) },
})
const handOver = createRoute({
  method: 'post',
  path: '/api/people/{id}/hand-over',
  operationId: 'person.handOver',
  tags: ['people'],
  summary: '移交全部未办结的任务',
  request: { params, body: jsonBody(HandOver) },
  responses: { 200: answers(HandedOver) },
})

/** Who comes, moves and goes, and what becomes of what they had in hand. */
export function personChangeRoutes({ db, clock, newId }: Deps, accounts: Accounts) {
  return newRouter()
    .openapi(join, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { login: id, name, section, title, roles, password, ...body } = c.req.valid('json')
      const [at, by] = [clock.now(), viewer.personId]
      const from = body.from ?? viewer.today
      keepSeparate(roles)
      const grants = [...new Set(roles)].map((role) =>
        placeRole({ id: newId(), personId: id, role, section, from, by }),
      )
      await record(db, async (tx, enter) => {
        if (section !== null && !(await isSection(tx, section))) throw noSuchSection()
        const isNew = await insertPerson(tx, {
          id,
          login: id,
          name,
          nameNormal: normaliseName(name),
          sectionId: section,
          title: title ?? null,
          joinedOn: from,
        })
        if (!isNew) throw loginTaken()
        await addGrants(tx, grants)
        await renewRecusals(tx, { at, day: from })
        enter({ at, kind: 'person.joined', actor: by, data: { person: id, section, roles, from } })
      })
      if (password !== undefined) await accounts.setPassword({ id, login: id, name }, password)
      const row = await findPerson(db, id, viewer)
      if (!row) throw notFound()
      return c.json(personView(row, viewer), 200)
    })
    .openapi(move, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { id } = c.req.valid('param')
      const { section, role, from, to, handOverTo } = c.req.valid('json')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      const isLent = to !== undefined
      if (!isLent && from > day) throw notYet()
      const result = await record(db, async (tx, enter) => {
        await lockPresent(tx, id, day)
        if (!(await isSection(tx, section))) throw noSuchSection()
        const held = await grantsFrom(tx, id, from)
        const ended = isLent ? [] : held.filter((g) => goesWithSection(g.role))
        const roles =
          role && role !== 'staff' && role !== 'head' ? ['staff' as const, role] : [role ?? 'staff']
        keepSeparate([...held.filter((g) => !ended.includes(g)).map((g) => g.role), ...roles])
        await endGrants(
          tx,
          ended.map((g) => g.id),
          from,
        )
        await addGrants(
          tx,
          roles.map((r) =>
            placeRole({ id: newId(), personId: id, role: r, section, from, to, by }),
          ),
        )
        if (!isLent) await moveToSection(tx, id, section)
        await renewRecusals(tx, { at, day: from })
        await endSessionsOf(tx, id)
        enter({
          at,
          kind: 'person.moved',
          actor: by,
          data: { person: id, section, roles, from, to: to ?? null },
        })
        if (isLent && handOverTo === undefined) return { tasks: 0, refused: [] }
        return await handOverAll(tx, enter, {
          personId: id,
          to: handOverTo,
          by,
          at,
          day,
          isGoing: !isLent,
        })
      })
      return c.json(result, 200)
    })
    .openapi(leave, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const { id } = c.req.valid('param')
      const { from, handOverTo } = c.req.valid('json')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      const result = await record(db, async (tx, enter) => {
        const person = await lockPresent(tx, id, day)
        if (from < person.joinedOn) throw notYetThere()
        await markLeft(tx, { personId: id, leftOn: from, at })
        const held = await grantsFrom(tx, id, from)
        await endGrants(
          tx,
          held.map((g) => g.id),
          from,
        )
        await keepAnAdministrator(tx, from)
        await endSessionsOf(tx, id)
        enter({ at, kind: 'person.left', actor: by, data: { person: id, from } })
        return await handOverAll(tx, enter, {
          personId: id,
          to: handOverTo,
          by,
          at,
          day,
          isGoing: true,
        })
      })
      return c.json(result, 200)
    })
    .openapi(handOver, async (c) => {
      const { viewer } = c.var
      const { id } = c.req.valid('param')
      const { to } = c.req.valid('json')
      const [at, by, day] = [clock.now(), viewer.personId, viewer.today]
      const result = await record(db, async (tx, enter) => {
        const person = await lockPresent(tx, id, day)
        if (!looksAfter(viewer, id, person.sectionId)) demand(viewer, 'people.admin')
        return await handOverAll(tx, enter, { personId: id, to, by, at, day, isGoing: false })
      })
      return c.json(result, 200)
    })
}

const loginTaken = () =>
  conflict('person.login-taken', { zh: '这个账号已有人使用', en: 'This login is taken' })

const notYet = () =>
  invalid('from', 'person.move-ahead', {
    zh: '调动从办理当天起生效,请在生效当天办理;借调请写明截止日期',
    en: 'A move takes effect when it is made; give an end date to lend someone out',
  })

const notYetThere = () =>
  invalid('from', 'person.leave-before-join', {
    zh: '离任日期早于入职日期',
    en: 'They had not joined by that day',
  })
