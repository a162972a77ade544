import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packed, payloadCodec, unpacked } from '../../workflows/kit/payload-codec.ts'
import { startApi, type TestApi } from '../support/api.ts'

type Body = {
  readonly payloads: { readonly metadata: Record<string, string>; readonly data: string }[]
}

const newKey = () => randomBytes(32).toString('base64')
const k1 = newKey()
const before = { active: 'k1', keys: { k1 } }
/** After a rotation: new payloads are written with k2, old ones are still read with k1. */
const keys = { active: 'k2', keys: { k1, k2: newKey() } }
const ui = 'http://127.0.0.1:8243'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const plain = { metadata: { encoding: base64('json/plain') }, data: base64('{"caseId":"c1"}') }

const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-keys-'))
let api: TestApi
beforeAll(async () => {
  const file = path.join(folder, 'payload.json')
  writeFileSync(file, JSON.stringify(keys))
  api = await startApi({ mode: 'demonstration' })
  api.env.PAYLOAD_KEYS_FILE = file
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

const security = () => api.as('bao.chen')
const decode = (body: unknown, headers?: Record<string, string>) =>
  security().post<Body>('/codec/decode', body, headers)
const sealedWith = async (by: typeof before | typeof keys) =>
  (await payloadCodec(by).encode([unpacked(plain)])).map(packed)

describe('what the engine stores', () => {
  test('is read to the security administrator as it was written', async () => {
    const sealed = await security().post<Body>('/codec/encode', { payloads: [plain, plain] })
    expect(sealed.status).toBe(200)
    expect(JSON.stringify(sealed.body)).not.toContain(plain.data)
    expect(sealed.body.payloads[0]?.metadata['key-id']).toBe(base64('k2'))
    expect(sealed.body.payloads[0]?.data).not.toBe(sealed.body.payloads[1]?.data)
    expect((await decode(sealed.body)).body).toEqual({ payloads: [plain, plain] })
  })

  test('is read with the key it was written with, after another has become active', async () => {
    const payloads = [...(await sealedWith(before)), ...(await sealedWith(keys))]
    expect(payloads.map((p) => p.metadata['key-id'])).toEqual([base64('k1'), base64('k2')])
    expect((await decode({ payloads })).body).toEqual({ payloads: [plain, plain] })
  })

  test('is not read once its key is gone', async () => {
    const payloads = await sealedWith({
      active: 'k9',
      keys: { k9: newKey() },
    } as unknown as typeof before)
    expect(await decode({ payloads })).toMatchObject({
      status: 422,
      body: { code: 'codec.unreadable' },
    })
  })

  test('is not read where any byte of it was altered, nor under another key’s name', async () => {
    const [sealed] = await sealedWith(keys)
    const bytes = Buffer.from(sealed?.data ?? '', 'base64')
    for (const at of [0, 11, 12, bytes.length - 1]) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      const payloads = [{ ...sealed, data: altered.toString('base64') }]
      expect((await decode({ payloads })).status, `byte ${at}`).toBe(422)
    }
    const metadata = { ...sealed?.metadata, 'key-id': base64('k1') }
    expect((await decode({ payloads: [{ ...sealed, metadata }] })).status).toBe(422)
    const short = { ...sealed, data: bytes.subarray(0, 5).toString('base64') }
    expect((await decode({ payloads: [short] })).status).toBe(422)
  })

  test('is passed on as it is where it was never encrypted', async () => {
    expect((await decode({ payloads: [plain] })).body).toEqual({ payloads: [plain] })
    expect((await decode({ payloads: [{ metadata: {}, data: '***' }] })).status).toBe(422)
  })

  test.each(['zuofengban', 'li.guohua', 'kong.lin', 'ling.fei', 'liu.yang'])(
    'is not read to %s',
    async (login) => {
      const answer = await api.as(login).post('/codec/decode', { payloads: [plain] })
      expect(answer).toMatchObject({ status: 403, body: { help: { zh: '安全管理员' } } })
      expect((await api.as(login).post('/codec/encode', { payloads: [plain] })).status).toBe(403)
    },
  )

  test('is not read to nobody', async () => {
    expect((await api.as(null).post('/codec/decode', { payloads: [plain] })).status).toBe(401)
  })

  test('leaves an entry in the event ledger each time it is read, and each time that is refused', async () => {
    const entries = () =>
      api.db.execute(
        sql`select kind, actor, refused, data from ledger_entry where kind like 'codec.%' order by seq`,
      )
    const had = (await entries()).length
    await decode({ payloads: [plain, plain, plain] })
    await api.as('ling.fei').post('/codec/decode', { payloads: [plain] })
    expect((await entries()).slice(had)).toEqual([
      { kind: 'codec.decoded', actor: 'bao.chen', refused: null, data: { payloads: 3 } },
      { kind: 'codec.decoded', actor: 'ling.fei', refused: 'not-allowed', data: {} },
    ])
  })
})

describe('pages of another origin', () => {
  const preflight = (origin: string) =>
    api.app.request('/codec/decode', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-namespace',
      },
    })

  test('may ask when they are Temporal’s own', async () => {
    const asked = await preflight(ui)
    expect(asked.headers.get('access-control-allow-origin')).toBe(ui)
    expect(asked.headers.get('access-control-allow-credentials')).toBe('true')
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-namespace')
    const { status, headers } = await decode({ payloads: [plain] }, { origin: ui })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, ui])
  })

  test('may not when they are anybody else’s', async () => {
    for (const origin of ['http://127.0.0.1:8244', 'https://evil.invalid', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
      const { status, headers } = await decode({ payloads: [plain] }, { origin })
      expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
  })
})
