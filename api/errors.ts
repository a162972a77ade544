import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { Text } from '../workflows/kit/definition.ts'
import type { AppEnv } from './app-env.ts'
import { EngineUnavailable } from './engine.ts'
import { databaseFailure } from './errors-of-postgres.ts'
import type { Problem } from './schemas/common.ts'

type ProblemBody = z.infer<typeof Problem>

/** Why a request is refused, for the person who made it: what, by which rule, and who can help. */
export type RefusalArgs = {
  readonly status: ContentfulStatusCode
  /** Stable, like `task.not-open`. */
  readonly code: string
  readonly detail: Text
  readonly rule?: string
  readonly consequence?: string
  readonly field?: string
  readonly fields?: readonly { readonly field: string; readonly detail: Text }[]
  readonly help?: Text
}

/** The one error that routes throw; answered as application/problem+json (RFC 9457). */
export class Refusal extends Error {
  readonly problem: ProblemBody

  constructor({ status, code, fields, ...rest }: RefusalArgs) {
    super(code)
    this.problem = {
      type: 'about:blank',
      title: titles[status] ?? 'Refused',
      status,
      code,
      ...rest,
      ...(fields && { fields: [...fields] }),
    }
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** The same for what is not there and for what one may not see. */
export const notFound = (): Refusal =>
  new Refusal({
    status: 404,
    code: 'not-found',
    detail: { zh: '没有找到', en: 'Not found' },
  })

export const notSignedIn = (): Refusal =>
  new Refusal({
    status: 401,
    code: 'session.none',
    detail: { zh: '请先登录', en: 'Please sign in' },
  })

/** Visible, but not this person's to do. */
export const notAllowed = (detail: Text, help: Text, rule?: string): Refusal =>
  new Refusal({ status: 403, code: 'not-allowed', detail, help, ...(rule && { rule }) })

/** A value that has the right shape and still cannot be. `field` is its path in the body. */
export const invalid = (field: string, code: string, detail: Text): Refusal =>
  new Refusal({ status: 422, code, detail, field, fields: [{ field, detail }] })

/** Against the state things are in now. */
export const conflict = (code: string, detail: Text, help?: Text): Refusal =>
  new Refusal({ status: 409, code, detail, ...(help && { help }) })

/** Answers whatever a route threw. Unknown errors are logged under the request's id and say no more. */
export function onError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof Refusal) return respond(c, error.problem)
  if (error instanceof EngineUnavailable) return respond(c, engineAway.problem)
  if (error instanceof HTTPException) return respond(c, fromHttp(error).problem)
  const failure = databaseFailure(error)
  if (failure) {
    c.var.log.warn({ err: error }, 'the database refused')
    return respond(c, fromDatabase[failure].problem)
  }
  c.var.log.error({ err: error }, 'a request failed')
  return respond(c, defect(c.var.requestId).problem)
}

export function respond(c: Context, problem: ProblemBody): Response {
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

const engineAway = new Refusal({
  status: 503,
  code: 'engine.unavailable',
  detail: {
    zh: '流程引擎暂时不可用,您的操作没有生效,请稍后再试',
    en: 'The workflow engine is away; nothing was changed, please try again shortly',
  },
  help: { zh: '系统管理员', en: 'System administrator' },
})

const fromDatabase = {
  'bad-value': new Refusal({
    status: 422,
    code: 'request.invalid',
    detail: {
      zh: '内容中有无法保存的字符或数值',
      en: 'It holds a character or value that can not be kept',
    },
  }),
  busy: new Refusal({
    status: 409,
    code: 'request.busy',
    detail: {
      zh: '别人正在修改同一内容,请重试',
      en: 'Someone is changing the same thing; please try again',
    },
  }),
  away: new Refusal({
    status: 503,
    code: 'database.unavailable',
    detail: {
      zh: '数据库暂时不可用,请稍后再试',
      en: 'The database is away; please try again shortly',
    },
    help: { zh: '系统管理员', en: 'System administrator' },
  }),
} as const

const defect = (requestId: string): Refusal =>
  new Refusal({
    status: 500,
    code: 'defect',
    detail: {
      zh: `系统出错,已记录,编号${requestId}`,
      en: `Something went wrong and was recorded as ${requestId}`,
    },
    help: { zh: '系统管理员', en: 'System administrator' },
  })

/** What hono itself refuses: a body that is not JSON, one that is too large. */
function fromHttp(error: HTTPException): Refusal {
  if (error.status === 413) {
    return new Refusal({
      status: 413,
      code: 'request.too-large',
      detail: { zh: '内容过大', en: 'The request is too large' },
    })
  }
  return new Refusal({
    status: error.status as ContentfulStatusCode,
    code: 'request.malformed',
    detail: { zh: '请求内容不是有效的格式', en: 'The request could not be read' },
  })
}
