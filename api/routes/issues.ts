import { createRoute } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import type { Tx } from '../../db/client.ts'
import { listInForce } from '../../db/negative-versions.ts'
import { type NewCase, openCases } from '../../db/open-case.ts'
import { sectionOf, unknownReferences } from '../../db/references.ts'
import type { RiskArea, Severity, Source } from '../../workflows/issue/choices.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import { type IssueFacts, schedule } from '../../workflows/issue/rules.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { taskId } from '../../workflows/kit/plan.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import { categoryFrom } from '../categories/find-item.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { OpenedCase, RegisterIssue, ReportIssue } from '../schemas/case.ts'
import { startOpened } from '../start-opened.ts'

const report = createRoute({
  method: 'post',
  path: '/api/issues',
  operationId: 'issue.report',
  tags: ['issue'],
  summary: '上报问题(发现),由局作风办登记',
  request: { body: jsonBody(ReportIssue) },
  responses: { 201: answers(OpenedCase) },
})
const register = createRoute({
  method: 'post',
  path: '/api/issues/register',
  operationId: 'issue.register',
  tags: ['issue'],
  summary: '直接登记问题,给出编号',
  request: { body: jsonBody(RegisterIssue) },
  responses: { 201: answers(OpenedCase) },
})

type Common = Omit<NewCase, 'series' | 'responsibleId' | 'data' | 'startAt' | 'facts'>

/** How issues come in one by one (domain §5.1 steps 1 and 2). */
export function issueRoutes(deps: Deps) {
  /** Stored and acknowledged first; the engine starts it now, or the relay does later. */
  async function open(prepare: (tx: Tx) => Promise<NewCase>) {
    const { opened, news } = await deps.db.transaction(async (tx) => {
      const news = await prepare(tx)
      const [opened] = await openCases(tx, [news])
      return { opened, news }
    })
    const { id, procedure, startAt, facts } = news
    await startOpened(deps, { caseId: id, procedure, startAt, facts })
    return { id, number: opened?.number ?? null, firstTaskId: taskId(id, startAt, 1) }
  }

  return newRouter()
    .openapi(report, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'issue.report')
      const body = c.req.valid('json')
      const at = deps.clock.now()
      const day = today(at)
      const opened = await open(async (tx) => {
        await checkNames(tx, { sections: [body.section], persons: body.named ?? [], day })
        const facts: IssueFacts = { source: body.source, severity: body.severity, milestones: [] }
        return {
          ...(await common(tx, body, { by: viewer.personId, at, day })),
          series: null,
          data: { ...(body.area && { area: body.area }) },
          startAt: 'register',
          facts,
        }
      })
      return c.json(opened, 201)
    })
    .openapi(register, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'issue.register')
      const body = c.req.valid('json')
      const at = deps.clock.now()
      const day = today(at)
      const opened = await open(async (tx) => {
        const others = body.coResponsible ?? []
        await checkNames(tx, {
          sections: [body.section],
          persons: [body.responsible, ...others, ...(body.named ?? [])],
          day,
        })
        await checkSection(tx, body.responsible, body.section)
        if (body.deadline && body.deadline < day) throw tooEarly()
        const plan = schedule(body, day)
        const facts: IssueFacts = { source: body.source, severity: body.severity, ...plan }
        return {
          ...(await common(tx, body, { by: viewer.personId, at, day })),
          series: issueProcedure.series,
          responsibleId: body.responsible,
          data: {
            ...(body.area && { area: body.area }),
            ...(body.measures && { measures: body.measures }),
            ...(others.length > 0 && { coResponsible: others }),
            ...(plan.milestones.length > 0 && { milestones: plan.milestones }),
          },
          startAt: 'rectify',
          facts,
        }
      })
      return c.json(opened, 201)
    })
}

type Body = {
  readonly section: string
  readonly title: string
  readonly description?: string | undefined
  readonly severity: Severity
  readonly category?: string | undefined
  readonly area?: RiskArea | undefined
  readonly source: Source
  readonly named?: readonly string[] | undefined
}

async function common(
  tx: Tx,
  body: Body,
  opening: Pick<NewCase, 'by' | 'at' | 'day'>,
): Promise<Common> {
  const { title, description, severity, category, source } = body
  return {
    ...opening,
    id: nanoid(),
    procedure: issueProcedure.id,
    title,
    description,
    severity,
    category: category && categoryFrom(category, (await listInForce(tx, opening.day)).items),
    source,
    sectionId: body.section,
    named: body.named ?? [],
  }
}

async function checkNames(
  tx: Tx,
  args: {
    readonly sections: readonly string[]
    readonly persons: readonly string[]
    readonly day: string
  },
): Promise<void> {
  const unknown = await unknownReferences(tx, { ...args, evidence: [], taskId: '' })
  const section = args.sections.find((id) => unknown.has(id))
  if (section)
    throw invalid('section', 'section.unknown', { zh: '没有这个科室', en: 'No such section' })
  const person = args.persons.find((id) => unknown.has(id))
  if (person)
    throw invalid('responsible', 'person.unknown', {
      zh: '没有这个人,或已离岗',
      en: 'No such person, or they have left',
    })
}

/** Whoever is responsible works in the section responsible. */
async function checkSection(tx: Tx, responsible: string, section: string): Promise<void> {
  const actual = await sectionOf(tx, responsible)
  if (actual === undefined || actual === section) return
  throw invalid('responsible', 'person.other-section', {
    zh: '此人不在所选科室',
    en: 'Not a member of that section',
  })
}

const tooEarly = () =>
  invalid('deadline', 'deadline.past', { zh: '时限不能早于今天', en: 'Not before today' })
