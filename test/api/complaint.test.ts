import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isChecked } from '../../workflows/kit/check-digit.ts'
import { startApi, type TestApi } from '../support/api.ts'

type Receipt = { readonly number: string; readonly code: string; readonly receivedAt: string }
type Followed = {
  readonly number: string
  readonly state: { readonly zh: string }
  readonly said: readonly { readonly text: string; readonly kind: string }[]
  readonly may: { readonly rate: boolean; readonly add: boolean }
}

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const filed = { kind: 'attitude', text: '窗口人员把材料扔了回来,说让你补就补', section: '审批科' }
const file = (body: object = filed) => api.as(null).post<Receipt>('/api/portal/complaints', body)
const follow = (receipt: { number: string; code: string }) =>
  api.as(null).post<Followed>('/api/portal/follow', receipt)

describe('filing without an account', () => {
  test('gives a number and a code that both check themselves', async () => {
    const { status, body } = await file()
    expect(status).toBe(201)
    expect(body.number).toMatch(/^TS-2026-\d{8}$/)
    expect(body.code).toMatch(/^\d{16}$/)
    expect(isChecked(body.number.slice(-8))).toBe(true)
    expect(isChecked(body.code)).toBe(true)
  })

  test('numbers say nothing of the order they came in', async () => {
    const receipts = await Promise.all(Array.from({ length: 12 }, () => file()))
    const numbers = receipts.map((r) => r.body.number)
    expect(new Set(numbers).size).toBe(12)
    expect([...numbers].sort()).not.toEqual(numbers)
  })

  test('only a keyed hash of the code is kept', async () => {
    const { body } = await file()
    const [row] = await api.db.execute<{ hash: Buffer }>(
      sql`select code_hash as hash from complaint where number = ${body.number}`,
    )
    expect(row?.hash).toHaveLength(32)
    expect(row?.hash.toString('latin1')).not.toContain(body.code)
  })

  test('the case is there for its workflow, and waits in the outbox', async () => {
    const { body } = await file({ ...filed, section: 'permits' })
    const [row] = await api.db.execute<Record<string, unknown>>(sql`
      select c.procedure, c.title, c.description, c.section_id, c.step, o.kind, o.payload
      from "case" c join outbox o on o.case_id = c.id where c.number = ${body.number}`)
    expect(row).toEqual({
      procedure: 'complaint',
      title: `投诉 ${body.number}:行政审批科 / 态度生硬`,
      description: null,
      section_id: 'permits',
      step: 'triage',
      kind: 'start-case',
      payload: {
        procedure: 'complaint',
        startAt: 'triage',
        facts: { realName: false, receivedOn: '2026-03-18' },
      },
    })
  })

  test('a section nobody knows is refused by name, and nothing is kept', async () => {
    const before = await count()
    const { status, body } = await file({ ...filed, section: '后勤三科' })
    expect({ status, body }).toMatchObject({ status: 422, body: { field: 'section' } })
    expect(await count()).toBe(before)
  })
})

describe('following with the receipt', () => {
  test('tells where it stands', async () => {
    const { body } = await file()
    const followed = await follow(body)
    expect(followed.status).toBe(200)
    expect(followed.body).toMatchObject({
      number: body.number,
      state: { zh: '正在分办,确定由谁办理' },
      may: { rate: false, add: true },
    })
  })

  test('as people type it: blanks, full width, small letters', async () => {
    const { body } = await file()
    const typed = `${body.code.slice(0, 4)} ${body.code.slice(4, 8)} ${body.code.slice(8)}`
    expect((await follow({ number: body.number.toLowerCase(), code: typed })).status).toBe(200)
  })

  test('an addition is sealed, and read by its writer and the handlers', async () => {
    const { body } = await file()
    const added = await api
      .as(null)
      .post<Followed>('/api/portal/follow/additions', { ...body, text: '又去了一次,还是没人' })
    expect(added.body.said).toMatchObject([{ kind: 'addition', text: '又去了一次,还是没人' }])
    const caseId = await caseOf(body.number)
    const read = await api.as('zuofengban').get<Followed>(`/api/complaints/${caseId}`)
    expect(read.body.said).toMatchObject([{ text: '又去了一次,还是没人' }])
  })

  test('a rating before the answer is refused with who to wait for', async () => {
    const { body } = await file()
    const rated = await api.as(null).post('/api/portal/follow/rating', { ...body, rating: 5 })
    expect(rated).toMatchObject({ status: 409, body: { code: 'complaint.not-answered' } })
  })
})

describe('guessing', () => {
  test('an unknown number and a wrong code get the same answer, byte for byte', async () => {
    const { body } = await file()
    const wrongCode = await follow({ number: body.number, code: '1234567890123456' })
    const unknown = await follow({ number: 'TS-2026-00000000', code: body.code })
    const nonsense = await follow({ number: 'x', code: 'y' })
    expect(wrongCode.status).toBe(404)
    for (const other of [unknown, nonsense]) {
      expect(other.status).toBe(wrongCode.status)
      expect(JSON.stringify(other.body)).toBe(JSON.stringify(wrongCode.body))
      expect(headersOf(other.headers)).toEqual(headersOf(wrongCode.headers))
    }
  })

  test('never keeps the right code out, however often somebody guesses', async () => {
    const { body } = await file()
    for (let i = 0; i < 12; i += 1) {
      await follow({ number: body.number, code: String(i).padStart(16, '0') })
    }
    expect((await follow(body)).status).toBe(200)
    const waited = api.waited()
    expect([...waited].sort((a, b) => a - b)).toEqual(waited)
    expect(waited.at(-1)).toBe(4000)
  })

  test('a code opens its own complaint only', async () => {
    const [one, other] = [await file(), await file()]
    const mixed = await follow({ number: one.body.number, code: other.body.code })
    expect(mixed.status).toBe(404)
  })
})

const headersOf = (headers: Headers) =>
  [...headers].filter(([name]) => name !== 'x-request-id').sort()
const count = async () =>
  (await api.db.execute<{ n: number }>(sql`select count(*)::int as n from complaint`))[0]?.n
const caseOf = async (number: string) =>
  (await api.db.execute<{ id: string }>(sql`select id from "case" where number = ${number}`))[0]?.id
