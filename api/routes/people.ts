import { createRoute, z } from '@hono/zod-openapi'
import { findPerson, listPeople, listSections } from '../../db/people.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers } from '../openapi.ts'
import { demandInsider, personView } from '../people/people-view.ts'
import { Id } from '../schemas/common.ts'
import { PersonDetail, PersonItem, SectionItem } from '../schemas/people.ts'

const PeopleQuery = z.object({
  q: z.string().trim().max(40).optional(),
  section: z.string().max(64).optional(),
  /** Login after which the list goes on. */
  after: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})

const list = createRoute({
  method: 'get',
  path: '/api/people',
  operationId: 'people.list',
  tags: ['people'],
  summary: '通讯录,可按姓名或拼音查找',
  request: { query: PeopleQuery },
  responses: { 200: answers(z.array(PersonItem)) },
})
const get = createRoute({
  method: 'get',
  path: '/api/people/{id}',
  operationId: 'people.get',
  tags: ['people'],
  summary: '一个人的任职和代理',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answers(PersonDetail) },
})
const sections = createRoute({
  method: 'get',
  path: '/api/sections',
  operationId: 'sections.list',
  tags: ['people'],
  summary: '科室及其负责人',
  responses: { 200: answers(z.array(SectionItem)) },
})

/** The bureau's directory. */
export function peopleRoutes({ db }: Deps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { viewer } = c.var
      demandInsider(viewer)
      const rows = await listPeople(db, { ...c.req.valid('query'), today: viewer.today })
      return c.json([...rows], 200)
    })
    .openapi(get, async (c) => {
      const { viewer } = c.var
      const { id } = c.req.valid('param')
      if (id !== viewer.personId) demandInsider(viewer)
      const row = await findPerson(db, id, viewer)
      if (!row) throw notFound()
      return c.json(personView(row, viewer), 200)
    })
    .openapi(sections, async (c) => {
      const rows = await listSections(db, c.var.viewer.today)
      return c.json(
        rows.map((row) => ({ ...row, aliases: [...row.aliases] })),
        200,
      )
    })
}
