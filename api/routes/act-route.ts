import { createRoute, z } from '@hono/zod-openapi'
import { answers, jsonBody } from '../openapi.ts'
import { Id } from '../schemas/common.ts'
import { ActResult } from '../schemas/task.ts'

/** The route of one act on a task: POST with a body, answered by where the task stands then. */
export const actRoute = <const Path extends string, Body extends z.ZodType>(
  path: Path,
  args: { readonly operationId: string; readonly summary: string; readonly body: Body },
) =>
  createRoute({
    method: 'post',
    path,
    operationId: args.operationId,
    tags: ['task'],
    summary: args.summary,
    request: { params: z.object({ id: Id }), body: jsonBody(args.body) },
    responses: { 200: answers(ActResult) },
  })
