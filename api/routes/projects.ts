import { createRoute } from '@hono/zod-openapi'
import type { Tx } from '../../db/client.ts'
import { unknownReferences } from '../../db/references.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { taskId } from '../../workflows/kit/plan.ts'
import { revisitProcedure } from '../../workflows/revisit/definition.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { answers, jsonBody } from '../openapi.ts'
import { openRevisit } from '../revisit/new-revisit.ts'
import { OpenedCase } from '../schemas/case.ts'
import { CompletedProject } from '../schemas/project.ts'
import { startOpened } from '../start-opened.ts'

const completed = createRoute({
  method: 'post',
  path: '/api/projects/completed',
  operationId: 'project.completed',
  tags: ['project'],
  summary: '项目办结,1个月内回访企业',
  request: { body: jsonBody(CompletedProject) },
  responses: { 201: answers(OpenedCase) },
})

/** Projects whose approval is completed: each is revisited within a month (domain §5.3). */
export function projectRoutes(deps: Deps) {
  return newRouter().openapi(completed, async (c) => {
    const { viewer } = c.var
    demand(viewer, 'project.complete')
    const project = c.req.valid('json')
    const at = deps.clock.now()
    const day = today(at)
    if (project.completedOn > day) throw inTheFuture()
    const id = deps.newId()
    const opened = await deps.db.transaction(async (tx) => {
      await checkSections(tx, project.sections, day)
      return await openRevisit(tx, { id, project, by: viewer.personId, at, day })
    })
    if (!opened) throw known()
    const { completedOn } = project
    const procedure = revisitProcedure.id
    await startOpened(deps, { caseId: id, procedure, startAt: 'visit', facts: { completedOn } })
    return c.json({ id, number: opened.number, firstTaskId: taskId(id, 'visit', 1) }, 201)
  })
}

async function checkSections(tx: Tx, sections: readonly string[], day: string): Promise<void> {
  const unknown = await unknownReferences(tx, {
    sections,
    persons: [],
    evidence: [],
    taskId: '',
    day,
  })
  const at = sections.findIndex((id) => unknown.has(id))
  if (at < 0) return
  throw invalid(`sections.${at}`, 'section.unknown', { zh: '没有这个科室', en: 'No such section' })
}

const inTheFuture = () =>
  invalid('completedOn', 'project.not-completed', {
    zh: '办结日期不能晚于今天',
    en: 'Not later than today',
  })

const known = () =>
  conflict('project.known', {
    zh: '该项目的办结已经录入,回访已安排',
    en: 'This completion is known already; its visit is arranged',
  })
