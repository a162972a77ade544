import { createHash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import { beginRequest, finishRequest, forgetRequest } from '../../db/idempotency.ts'
import type { AppEnv } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid, type Refusal } from '../errors.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Refusals that say nothing about the request itself: asking again may well succeed. */
const passing = new Set([401, 429])
/**
 * A preview keeps nothing, and an import knows its own rows again: neither needs an answer kept. What says who
 * complained or holds a receipt's code must not be: those routes know a repeated request themselves.
 */
const unkept =
  /^\/api\/(experiences|reception\/.*|ledger\/import(\/preview)?|complaints(\/caller|\/orders(\/preview)?|\/[^/]+\/(identity.*|questions))?)$/

/**
 * `Idempotency-Key`: the same write sent twice by the same person acts once and is answered twice.
 * Answers are kept with the key; a write cut off by a crash may be sent again after a minute.
 */
export const idempotency = (deps: Deps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const key = c.req.header('idempotency-key')
    const viewer = c.get('viewer')
    if (key === undefined || viewer === undefined || reading.has(c.req.method)) return await next()
    if (unkept.test(c.req.path)) return await next()
    if (!/^[\w.:-]{8,128}$/.test(key)) throw badKey()
    const request = { personId: viewer.personId, key }
    const before = await beginRequest(deps.db, {
      ...request,
      operation: `${c.req.method} ${c.req.path}`,
      digest: digestOf(await c.req.arrayBuffer()),
      at: deps.clock.now(),
    })
    if (before.is === 'answered') {
      c.header('Idempotency-Replayed', 'true')
      const type = before.status >= 400 ? 'application/problem+json' : 'application/json'
      const status = before.status as ContentfulStatusCode
      return before.body === null
        ? c.body(null, before.status as StatusCode)
        : c.body(JSON.stringify(before.body), status, { 'Content-Type': type })
    }
    if (before.is === 'different') throw reused()
    if (before.is === 'in-progress') throw inProgress()
    await next()
    const { status } = c.res
    if (status >= 500 || passing.has(status)) return await forgetRequest(deps.db, request)
    await finishRequest(deps.db, { ...request, status, body: await jsonOf(c.res) })
  })

const digestOf = (body: ArrayBuffer): string =>
  createHash('sha256').update(new Uint8Array(body)).digest('hex')

async function jsonOf(response: Response): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('json')
  return isJson ? await response.clone().json() : null
}

const badKey = (): Refusal =>
  invalid('Idempotency-Key', 'request.invalid', {
    zh: 'Idempotency-Key应为8至128个字母、数字或 . _ : -',
    en: 'Idempotency-Key takes 8 to 128 letters, digits or . _ : -',
  })

const reused = (): Refusal =>
  conflict('request.key-reused', {
    zh: '同一请求编号已用于另一项操作',
    en: 'This Idempotency-Key was used for a different request',
  })

const inProgress = (): Refusal =>
  conflict('request.in-progress', {
    zh: '相同的请求正在处理,请稍候',
    en: 'The same request is being carried out, please wait',
  })
