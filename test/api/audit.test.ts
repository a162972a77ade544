import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRates } from '../../db/count-rates.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase, aTask, recused } from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const noon = (day: string) => `${day}T12:00:00+08:00`
const due = (number: string, with_: Parameters<typeof aCase>[1] = {}) =>
  aCase(api.db, { number, dueDate: '2026-01-16', ...with_ })

type Why = {
  readonly rows: readonly { readonly id: string; readonly number: string }[]
  readonly hidden: number
}
const why = async (who: string, id: string) =>
  (await api.as(who).get<{ why: Why | null }>(`/api/cases/${id}`)).body.why

describe('why a case came about', () => {
  let shown: string
  let hidden: string
  let id: string
  beforeAll(async () => {
    shown = await due('WT-2026-0101')
    hidden = await due('WT-2026-0102')
    await recused(api.db, hidden, 'chen.wei')
    const basis = {
      rule: 'ledger.rate.min',
      ruleVersion: 1,
      threshold: 0.95,
      value: 0.9,
      because: [shown, hidden],
      period: '2026-01',
    }
    id = await aCase(api.db, { procedure: 'interview', source: 'rule', data: { basis } })
    await api.db.execute(sql`
      insert into consequence (id, kind, case_id, section_id, person_id, at, rule, rule_version, decided_by)
      values (${`${id}:interview`}, 'interview', ${id}, 'permits', 'chen.wei', ${noon('2026-02-02')}, 'ledger.rate.min', 1,
        array['hu.lin'])`)
  })

  test('says the rule with its version, source and unit, what was measured, and what followed', async () => {
    expect(await why('hu.lin', id)).toMatchObject({
      rule: 'ledger.rate.min',
      ruleVersion: 1,
      threshold: 0.95,
      value: 0.9,
      unit: 'ratio',
      source: expect.stringContaining('销号管理'),
      article: expect.stringContaining('95%'),
      period: '2026-01',
      rows: [
        { id: shown, number: 'WT-2026-0101' },
        { id: hidden, number: 'WT-2026-0102' },
      ],
      hidden: 0,
      consequences: [
        { kind: 'interview', title: { zh: '约谈' }, person: '陈伟', decidedBy: ['胡琳'] },
      ],
    })
  })

  test('shows the rows the reader may see, and only how many the others are', async () => {
    expect(await why('chen.wei', id)).toMatchObject({
      rows: [{ id: shown, number: 'WT-2026-0101' }],
      hidden: 1,
    })
  })

  test('is not asked of a case nobody’s rule opened', async () => {
    expect(await why('hu.lin', shown)).toBeNull()
  })
})

describe('the draw of an audit', () => {
  const seed = `${'a'.repeat(64)}:2026-02`
  const hashOf = (id: string) =>
    createHash('sha256')
      .update(seed + id)
      .digest('hex')
  let population: string[]
  let sample: string[]
  let id: string
  beforeAll(async () => {
    population = []
    for (let n = 0; n < 8; n += 1)
      population.push(await due(`WT-2026-02${n}`, { closedAt: noon('2026-02-10') }))
    sample = population.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1)).slice(0, 3)
    const size = { share: 0.1, min: 3, max: 20 }
    const draw = { seed, entry: 1, population, sample, size }
    const data = { draw, sample: sample.slice(0, 2) }
    id = await aCase(api.db, { procedure: 'audit', sectionId: null, data, openedBy: 'system' })
    const falseClosures = { [sample[0] ?? '']: '照片为去年所摄' }
    await aTask(api.db, {
      caseId: id,
      procedure: 'audit',
      step: 'check',
      ending: 'completed',
      endedAt: noon('2026-03-03'),
      answer: { falseClosures },
    })
    for (const one of sample) await recused(api.db, one, 'li.guohua')
  })
  type Row = {
    readonly id: string | null
    readonly hash: string
    readonly drawn: boolean
    readonly checked: string | null
    readonly finding: string | null
    readonly reason: string | null
  }
  const read = async (who: string) =>
    await api.as(who).get<{ population: readonly Row[] }>(`/api/cases/${id}/sample`)

  test('can be drawn again from what is shown', async () => {
    const { body } = await read('hu.lin')
    for (const row of body.population) expect(row.hash).toBe(hashOf(row.id ?? ''))
    expect(body.population.map((row) => row.hash)).toEqual(population.map(hashOf).sort())
    expect(body.population.flatMap((row) => (row.drawn ? [row.id] : []))).toEqual(sample)
    expect(body).toMatchObject({ seed, entry: { seq: 1, hash: expect.any(String) } })
  })

  test('says what was found here, and what is checked elsewhere', async () => {
    const { body } = await read('hu.lin')
    expect(body.population.slice(0, 4)).toMatchObject([
      { checked: 'here', finding: 'false', reason: '照片为去年所摄' },
      { checked: 'here', finding: 'holds', reason: null },
      { checked: 'elsewhere', finding: null },
      { drawn: false, checked: null, finding: null },
    ])
  })

  test('names to nobody what they are kept from, and can be drawn again all the same', async () => {
    const { body } = await read('li.guohua')
    expect(body.population.slice(0, 3)).toMatchObject(
      sample.map((one) => ({ id: null, hash: hashOf(one), finding: null, reason: null })),
    )
    expect(JSON.stringify(body)).not.toContain('照片为去年所摄')
    expect(body.population).toHaveLength(8)
  })

  test('begins with the chain itself where the record had no entry yet', async () => {
    const whole = { seed: `${'0'.repeat(64)}:2025-12`, entry: 0, population: [], sample: [] }
    const data = { draw: { ...whole, size: { share: 0.1, min: 3, max: 20 } }, sample: [] }
    const first = await aCase(api.db, { procedure: 'audit', sectionId: null, data })
    const { body } = await api.as('hu.lin').get(`/api/cases/${first}/sample`)
    expect(body).toMatchObject({ entry: { seq: 0, hash: '0'.repeat(64) } })
  })

  test('is not there for a section, nor of another procedure', async () => {
    expect((await read('liu.yang')).status).toBe(404)
    const issue = population[0] ?? ''
    expect((await api.as('hu.lin').get(`/api/cases/${issue}/sample`)).status).toBe(404)
  })
})

describe('the rates that were counted', () => {
  beforeAll(async () => {
    const month = {
      from: '2026-01-01',
      to: '2026-02-01',
      period: '2026-01',
      at: noon('2026-02-02'),
    }
    await api.db.transaction((tx) => countRates(tx, month))
  })
  type Rates = {
    readonly sections: readonly {
      readonly section: { readonly id: string }
      readonly due: number
    }[]
  }
  const read = async (who: string) =>
    (await api.as(who).get<Rates>('/api/rates?period=2026-01')).body

  test('are shown against the rule, of the sections whose ledger one sees', async () => {
    const all = await read('hu.lin')
    expect(all).toMatchObject({ minimum: { rule: 'ledger.rate.min', version: 1, value: 0.95 } })
    expect(all.sections.length).toBeGreaterThan(10)
    const own = await read('liu.yang')
    expect(own.sections.map((one) => one.section.id)).toEqual(['permits'])
  })

  test('count nothing that the reader is kept from', async () => {
    const seen = async (who: string) =>
      (await read(who)).sections.find((one) => one.section.id === 'permits')?.due
    expect(await seen('hu.lin')).toBe(10)
    expect(await seen('chen.wei')).toBe(9)
  })

  test('want a month or a quarter that exists', async () => {
    for (const period of ['2026', '2026-13', '2026-Q5'])
      expect((await api.as('hu.lin').get(`/api/rates?period=${period}`)).status).toBe(422)
    expect((await api.as('hu.lin').get('/api/rates?period=2026-Q1')).status).toBe(200)
  })
})
