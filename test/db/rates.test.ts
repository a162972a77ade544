import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barredFrom, closuresOf, recordBefore } from '../../db/audit.ts'
import { createDb, type Database } from '../../db/client.ts'
import { countRates } from '../../db/count-rates.ts'
import { appendEntries } from '../../db/ledger.ts'
import { summariseLedger } from '../../db/ledger-view.ts'
import { takeBackClosures } from '../../db/rates.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCase, aTask, aViewer, recused } from '../support/factories.ts'

let database: FreshDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = createDb(database.url, { max: 2 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

const noon = (day: string) => `${day}T12:00:00+08:00`
const march = { from: '2026-03-01', to: '2026-04-01' }
const at = noon('2026-04-01')
const count = () => db.transaction((tx) => countRates(tx, { ...march, period: '2026-03', at }))
const of = async (sectionId: string) => (await count()).find((one) => one.sectionId === sectionId)

describe('the rates that are kept', () => {
  test('are those of the ledger page, with their rows, for every section', async () => {
    const closed = await aCase(db, { dueDate: '2026-03-10', closedAt: noon('2026-03-31') })
    const late = await aCase(db, { dueDate: '2026-03-12', closedAt: noon('2026-04-01') })
    const carried = await aCase(db, { dueDate: '2026-02-12' })
    await aCase(db, { dueDate: '2026-04-01' })
    const counted = await count()
    const shown = await summariseLedger(db, { viewer: await aViewer(db, 'hu.lin'), month: march })
    expect(counted.map((one) => [one.sectionId, one.closed, one.due])).toEqual(
      shown.map((one) => [one.section.id, one.closedOfDue, one.due]),
    )
    expect(counted.find((one) => one.sectionId === 'permits')).toMatchObject({
      closed: 1,
      due: 3,
      dueCases: [carried, closed, late],
      closedCases: [closed],
    })
    expect(counted.find((one) => one.sectionId === 'finance')).toMatchObject({ due: 0, rate: null })
  })

  test('are the bureau’s own: nobody’s recusal changes what is counted', async () => {
    const before = await of('quality')
    const hidden = await aCase(db, { sectionId: 'quality', dueDate: '2026-03-10' })
    await recused(db, hidden, 'hu.lin')
    expect((await of('quality'))?.due).toBe((before?.due ?? 0) + 1)
  })

  test('are replaced when they are counted again', async () => {
    await count()
    const [row] = await db.execute(
      sql`select count(*)::int as n from rate where section_id = 'permits' and period = '2026-03'`,
    )
    expect(row).toEqual({ n: 1 })
  })
})

describe('closures taken back', () => {
  test('count as not closed, in their section and period only', async () => {
    const [one = '', two = ''] = [
      await aCase(db, { sectionId: 'policy', dueDate: '2026-03-10', closedAt: noon('2026-03-09') }),
      await aCase(db, { sectionId: 'policy', dueDate: '2026-03-11', closedAt: noon('2026-03-09') }),
    ]
    await count()
    const back = (cases: readonly string[]) =>
      db.transaction((tx) => takeBackClosures(tx, { period: '2026-03', cases, at }))
    expect(await back([one, 'of-nobody'])).toMatchObject([
      {
        sectionId: 'policy',
        closed: 1,
        due: 2,
        rate: 0.5,
        closedCases: [two],
        dueCases: [one, two],
      },
    ])
    expect(await back([one])).toEqual([])
    expect(await back([])).toEqual([])
  })
})

describe('what is drawn from', () => {
  test('is what was closed in the month, Shanghai’s, still is, and is nobody’s secret', async () => {
    const closedAt = (instant: string) => aCase(db, { sectionId: 'logistics', closedAt: instant })
    const inside = [
      await closedAt('2026-05-01T00:00:00+08:00'),
      await closedAt('2026-05-31T23:59:59+08:00'),
    ]
    await closedAt('2026-04-30T23:59:59+08:00')
    await closedAt('2026-06-01T00:00:00+08:00')
    await aCase(db, { closedAt: noon('2026-05-10'), audience: 'discipline' })
    const may = { from: '2026-05-01', to: '2026-06-01' }
    expect(await db.transaction((tx) => closuresOf(tx, may))).toEqual(inside.toSorted())
  })

  test('is not judged by its own section, by whoever had a part in it, or by those kept from it', async () => {
    const id = await aCase(db, { sectionId: 'finance', responsibleId: 'luo.min' })
    const done = (step: string, by: string) =>
      aTask(db, { caseId: id, step, ending: 'completed', completedBy: by, endedAt: at })
    await done('verify', 'qin.feng')
    await done('confirm', 'liang.yan')
    await recused(db, id, 'wei.dong')
    const barred = (await db.transaction((tx) => barredFrom(tx, [id], '2026-04-01'))).get(id)
    for (const who of ['luo.min', 'bai.jie', 'qin.feng', 'liang.yan', 'wei.dong'])
      expect(barred).toContain(who)
    for (const who of ['hu.lin', 'zuofengban', 'shen.jie']) expect(barred).not.toContain(who)
  })

  test('is not judged by an office whose head verified it', async () => {
    const id = await aCase(db, { sectionId: 'finance' })
    await aTask(db, {
      caseId: id,
      step: 'verify',
      ending: 'completed',
      completedBy: 'zhu.hong',
      endedAt: at,
    })
    const barred = (await db.transaction((tx) => barredFrom(tx, [id], '2026-04-01'))).get(id)
    for (const who of ['zhu.hong', 'hu.lin', 'qin.feng', 'zuofengban'])
      expect(barred).toContain(who)
  })
})

test('the seed is where the record stood when the month ended, whatever came after', async () => {
  const entry = (instant: string) =>
    appendEntries(db, [{ at: instant, kind: 'bureau.noted', actor: 'system' }])
  const seed = () => db.transaction((tx) => recordBefore(tx, '2027-02-01'))
  await entry('2027-01-31T23:59:59+08:00')
  const fixed = await seed()
  await entry('2027-02-01T00:00:00+08:00')
  expect(await seed()).toEqual(fixed)
  expect(fixed.hash).toMatch(/^[0-9a-f]{64}$/)
})
