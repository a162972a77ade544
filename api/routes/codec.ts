import { createRoute, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { appendEntries } from '../../db/ledger.ts'
import type { Viewer } from '../../db/viewer.ts'
import { packed, payloadCodec, unpacked } from '../../workflows/kit/payload-codec.ts'
import { type AppEnv, newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { notAllowed, Refusal } from '../errors.ts'
import { type Identify, viewerOf } from '../http/signed-in.ts'
import { answers, jsonBody } from '../openapi.ts'
import { readPayloadKeys } from '../payload-keys.ts'
import { roleLabels } from '../role-labels.ts'

/** Temporal's remote codec protocol: bytes are base64. */
const Payload = z.object({
  metadata: z.record(z.string(), z.base64()).default({}),
  data: z.base64().default(''),
})
const Payloads = z.object({ payloads: z.array(Payload).max(1000) }).openapi('CodecPayloads')

const decode = createRoute({
  method: 'post',
  path: '/codec/decode',
  operationId: 'codec.decode',
  tags: ['codec'],
  summary: '为Temporal页面解密引擎中存储的内容',
  request: { body: jsonBody(Payloads) },
  responses: { 200: answers(Payloads) },
})
const encode = createRoute({
  method: 'post',
  path: '/codec/encode',
  operationId: 'codec.encode',
  tags: ['codec'],
  summary: '为Temporal页面加密要存入引擎的内容',
  request: { body: jsonBody(Payloads) },
  responses: { 200: answers(Payloads) },
})

const MAX_BYTES = 8 * 1024 * 1024
const demonstrationUi = 'http://127.0.0.1:8243'

/**
 * What lets Temporal's own pages show what the engine stores. For the security administrator alone: the
 * engine is theirs to look after, and it stores ids, dates and choices, no content. The auditor does not
 * use it but reads in the event ledger who did; each use is entered there, refused ones included.
 */
export function codecRoutes({ db, clock, env }: Deps, identify: Identify) {
  let codec: ReturnType<typeof payloadCodec> | undefined
  const sealed = () => {
    codec ??= payloadCodec(readPayloadKeys(env))
    return codec
  }

  const forSecurity = createMiddleware<AppEnv>(async (c, next) => {
    const viewer = await viewerOf(c, { db, clock }, identify)
    c.set('viewer', viewer)
    if (viewer.roles.some(({ role }) => role === 'security_admin')) return await next()
    await enter(viewer, kindOf(c.req.path), { refused: 'not-allowed' })
    throw notForYou()
  })

  async function enter(
    viewer: Viewer,
    kind: `codec.${string}`,
    what: { readonly refused: string } | { readonly payloads: number },
  ): Promise<void> {
    const said = 'refused' in what ? { refused: what.refused } : { data: what }
    await appendEntries(db, [{ at: clock.now(), kind, actor: viewer.personId, ...said }])
  }

  const router = newRouter()
  const ui = uiOrigin(env)
  router.use(
    '/codec/*',
    cors({
      origin: ui ? [ui] : [],
      credentials: true,
      allowMethods: ['POST'],
      allowHeaders: ['content-type', 'x-namespace'],
      maxAge: 600,
    }),
    onlyFrom(ui),
    bodyLimit({ maxSize: MAX_BYTES, onError: tooLarge }),
    forSecurity,
  )
  return router
    .openapi(decode, async (c) => {
      const { payloads } = c.req.valid('json')
      const plain = await sealed().decode(payloads.map(unpacked)).catch(refuseAltered)
      await enter(c.var.viewer, 'codec.decoded', { payloads: payloads.length })
      return c.json({ payloads: plain.map(packed) }, 200)
    })
    .openapi(encode, async (c) => {
      const { payloads } = c.req.valid('json')
      const secret = await sealed().encode(payloads.map(unpacked))
      await enter(c.var.viewer, 'codec.encoded', { payloads: payloads.length })
      return c.json({ payloads: secret.map(packed) }, 200)
    })
}

const kindOf = (path: string): `codec.${string}` =>
  path.endsWith('/encode') ? 'codec.encoded' : 'codec.decoded'

/** Where Temporal's pages are served from; in a demonstration, beside us. */
const uiOrigin = (env: Env): string | undefined =>
  env.QINGFENG_TEMPORAL_UI_ORIGIN ??
  (env.QINGFENG_MODE === 'demonstration' ? demonstrationUi : undefined)

/** CORS keeps other pages from reading answers; this keeps them from asking. Programs send no origin. */
const onlyFrom = (ui: string | undefined) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== ui) throw foreign()
    await next()
  })

const tooLarge = () => {
  throw new HTTPException(413)
}

const foreign = (): Refusal =>
  new Refusal({
    status: 403,
    code: 'request.foreign-origin',
    detail: {
      zh: '请求来自其他网站,已拒绝',
      en: 'The request came from another site and was refused',
    },
  })

const notForYou = (): Refusal =>
  notAllowed(
    {
      zh: '只有安全管理员可以解密引擎内容',
      en: 'Only the security administrator may read the engine',
    },
    roleLabels.security_admin,
  )

function refuseAltered(): never {
  throw new Refusal({
    status: 422,
    code: 'codec.unreadable',
    field: 'payloads',
    detail: {
      zh: '内容被改动过,或加密它的密钥已不在',
      en: 'It was altered, or the key that it was encrypted with is gone',
    },
  })
}
