import { createRoute, z } from '@hono/zod-openapi'
import { readEligibility } from '../../db/eligibility.ts'
import { appendEntries } from '../../db/ledger.ts'
import {
  lockNomination,
  personnelSections,
  readNominations,
  takeBackNomination,
} from '../../db/nominations.ts'
import { listSections } from '../../db/people.ts'
import type { Viewer } from '../../db/viewer.ts'
import { readWatchList } from '../../db/watch-list.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { nominate } from '../excellence/nominate.ts'
import { notNominator } from '../excellence/refuse-nomination.ts'
import { sectionEligibility, watchEntry } from '../excellence/views.ts'
import { answers, jsonBody } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import {
  EligibilityList,
  Nominate,
  NominationList,
  WatchList,
  YearQuery,
} from '../schemas/excellence.ts'

const tags = ['excellence']

const eligibility = createRoute({
  method: 'get',
  path: '/api/eligibility',
  operationId: 'eligibility.list',
  tags,
  summary: '各科室年度评优资格',
  request: { query: YearQuery },
  responses: { 200: answers(EligibilityList) },
})
const watchList = createRoute({
  method: 'get',
  path: '/api/watch-list',
  operationId: 'watch.list',
  tags,
  summary: '作风观察名单:本人、分管领导和监督部门可见',
  responses: { 200: answers(WatchList) },
})
const nominations = createRoute({
  method: 'get',
  path: '/api/nominations',
  operationId: 'nomination.list',
  tags,
  summary: '年度评优提名',
  request: { query: YearQuery },
  responses: { 200: answers(NominationList) },
})
const make = createRoute({
  method: 'post',
  path: '/api/nominations',
  operationId: 'nomination.make',
  tags,
  summary: '提名科室或人员',
  request: { body: jsonBody(Nominate) },
  responses: { 201: answers(z.object({ id: z.string() }).openapi('Nominated')) },
})
const withdraw = createRoute({
  method: 'delete',
  path: '/api/nominations/{id}',
  operationId: 'nomination.withdraw',
  tags,
  summary: '撤回提名',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: '已撤回' } },
})

/** 评优: where eligibility stands, who is on the watch list, and the register of nominations. */
export function excellenceRoutes({ db, clock }: Deps) {
  /** Whether somebody keeps the register, and which sections they may nominate. */
  async function standing(viewer: Viewer) {
    const keeping = await personnelSections(db)
    // Not its leader in charge, who is of the committee and would decide on what it nominates.
    const keepsRegister = viewer.roles.some(
      ({ role, sectionId }) => role !== 'leader' && sectionId && keeping.includes(sectionId),
    )
    const all = await listSections(db, viewer.today)
    const heads = viewer.roles.flatMap((r) => (r.role === 'head' ? [r.sectionId] : []))
    const mayNominate = all.filter(({ id }) => keepsRegister || heads.includes(id))
    return { keepsRegister, mayNominate: mayNominate.map(({ id, name }) => ({ id, name })) }
  }
  const yearFor = (viewer: Viewer, year: number | undefined) =>
    year ?? Number(viewer.today.slice(0, 4))

  return newRouter()
    .openapi(eligibility, async (c) => {
      const { viewer } = c.var
      const year = yearFor(viewer, c.req.valid('query').year)
      const { keepsRegister: everyone } = await standing(viewer)
      const sections = await readEligibility(db, { viewer, year, everyone })
      return c.json({ year, sections: sections.map(sectionEligibility) }, 200)
    })
    .openapi(watchList, async (c) => {
      const entries = await readWatchList(db, c.var.viewer)
      return c.json({ entries: entries.map(watchEntry) }, 200)
    })
    .openapi(nominations, async (c) => {
      const { viewer } = c.var
      const year = yearFor(viewer, c.req.valid('query').year)
      const { keepsRegister, mayNominate } = await standing(viewer)
      const everyone = keepsRegister || viewer.bureauWide
      const open = everyone ? undefined : mayNominate.map(({ id }) => id)
      const rows = await readNominations(db, { viewer, year, everyone, open })
      const items = rows.map((row) => ({
        ...row,
        barred: [...row.barred],
        mayWithdraw: keepsRegister || row.by.id === viewer.personId,
      }))
      return c.json({ year, items, mayNominate }, 200)
    })
    .openapi(make, async (c) => {
      const { viewer } = c.var
      const { mayNominate } = await standing(viewer)
      if (mayNominate.length === 0) throw notNominator()
      const sections = mayNominate.map(({ id }) => id)
      const sent = c.req.valid('json')
      const id = await nominate(db, { viewer, sections, sent, at: clock.now() })
      return c.json({ id }, 201)
    })
    .openapi(withdraw, async (c) => {
      const { id } = c.req.valid('param')
      const { viewer } = c.var
      const { keepsRegister } = await standing(viewer)
      const at = clock.now()
      await db.transaction(async (tx) => {
        const row = await lockNomination(tx, id)
        const mayKnow =
          keepsRegister || viewer.bureauWide || viewer.sections.includes(row?.sectionId ?? '')
        if (!row || !mayKnow) throw notFound()
        if (!keepsRegister && row.by !== viewer.personId) throw notNominator()
        const by = viewer.personId
        await takeBackNomination(tx, { id, by, at })
        await appendEntries(tx, [{ at, kind: 'nomination.withdrawn', actor: by, data: { id } }])
      })
      return c.body(null, 204)
    })
}
