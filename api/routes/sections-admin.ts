import { createRoute, z } from '@hono/zod-openapi'
import type { Database, Tx } from '../../db/client.ts'
import { listSections } from '../../db/people.ts'
import { insertSection, lockSections, type SectionRow, updateSection } from '../../db/sections.ts'
import { endSessionsOf } from '../../db/sessions.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { renewRecusals } from '../people/change-person.ts'
import { demandLeader, distinctAliases, keepNamesApart } from '../people/check-section.ts'
import { record } from '../record.ts'
import { Id } from '../schemas/common.ts'
import { SectionItem, SetSection } from '../schemas/people.ts'

const create = createRoute({
  method: 'post',
  path: '/api/sections',
  operationId: 'section.create',
  tags: ['people'],
  summary: '设立科室',
  request: { body: jsonBody(SetSection) },
  responses: { 200: answers(SectionItem) },
})
const change = createRoute({
  method: 'put',
  path: '/api/sections/{id}',
  operationId: 'section.change',
  tags: ['people'],
  summary: '科室更名、改简称、改分管领导',
  request: { params: z.object({ id: Id }), body: jsonBody(SetSection) },
  responses: { 200: answers(SectionItem) },
})

/** The bureau's sections: their names, and who is in charge of them. Their heads are roles of persons. */
export function sectionAdminRoutes({ db, clock, newId }: Deps) {
  return newRouter()
    .openapi(create, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const section = sectionFrom(newId(), c.req.valid('json'))
      const when = { at: clock.now(), day: viewer.today }
      await record(db, async (tx, enter) => {
        keepNamesApart(section, await lockSections(tx))
        await insertSection(tx, section)
        await changeLeader(tx, { from: null, to: section.leaderId, ...when })
        const data = { section: section.id, leader: section.leaderId }
        enter({ at: when.at, kind: 'section.created', actor: viewer.personId, data })
      })
      return c.json(await sectionItem(db, section.id, viewer.today), 200)
    })
    .openapi(change, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'people.admin')
      const section = sectionFrom(c.req.valid('param').id, c.req.valid('json'))
      const when = { at: clock.now(), day: viewer.today }
      await record(db, async (tx, enter) => {
        const all = await lockSections(tx)
        const before = all.find((row) => row.id === section.id)
        if (!before) throw notFound()
        keepNamesApart(section, all)
        const changed = changes(before, section)
        if (changed.length === 0) return
        await updateSection(tx, section)
        await changeLeader(tx, { from: before.leaderId, to: section.leaderId, ...when })
        const data = { section: section.id, changed, leader: section.leaderId }
        enter({ at: when.at, kind: 'section.changed', actor: viewer.personId, data })
      })
      return c.json(await sectionItem(db, section.id, viewer.today), 200)
    })
}

const sectionFrom = (id: string, body: z.infer<typeof SetSection>): SectionRow => ({
  id,
  name: body.name,
  aliases: distinctAliases(body.name, body.aliases),
  leaderId: body.leader,
})

/** What changed, by field; the names themselves stay out of the ledger. */
function changes(before: SectionRow, after: SectionRow): readonly string[] {
  return [
    before.name !== after.name && 'name',
    before.aliases.join('\n') !== after.aliases.join('\n') && 'aliases',
    before.leaderId !== after.leaderId && 'leader',
  ].filter((field) => field !== false)
}

/** Who reports to whom has changed, and what the two leaders may see: recusals follow, sessions end. */
async function changeLeader(
  tx: Tx,
  args: {
    readonly from: string | null
    readonly to: string | null
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  const { from, to, at, day } = args
  if (from === to) return
  if (to !== null) await demandLeader(tx, to, day)
  await renewRecusals(tx, { at, day })
  for (const leader of [from, to]) if (leader !== null) await endSessionsOf(tx, leader)
}

async function sectionItem(db: Database, id: string, day: string) {
  const row = (await listSections(db, day)).find((section) => section.id === id)
  if (!row) throw notFound()
  return { ...row, aliases: [...row.aliases] }
}
