import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '../../db/client.ts'
import { decodeCursor } from '../../db/cursor.ts'
import { type LedgerState, readLedger, summariseLedger } from '../../db/ledger-view.ts'
import { section } from '../../db/schema/people.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCase, aPerson, aTask, aViewer, MORNING, recused } from '../support/factories.ts'

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

const march = { from: '2026-03-01', to: '2026-04-01' }
const noon = (day: string) => `${day}T12:00:00+08:00`
type Args = Parameters<typeof aCase>[1]

/** A section of its own with cases, so that its figures are only theirs. */
async function aLedger(id: string, cases: readonly Args[]): Promise<string[]> {
  await db.insert(section).values({ id, name: id, position: '99' })
  const made: string[] = []
  for (const given of cases) made.push(await aCase(db, { sectionId: id, ...given }))
  return made
}
const figures = async (sectionId: string, who = 'hu.lin', month = march) => {
  const all = await summariseLedger(db, { viewer: await aViewer(db, who), month })
  return all.find((row) => row.section.id === sectionId)
}
const list = async (sectionId: string, state: LedgerState, who = 'hu.lin') => {
  const viewer = await aViewer(db, who)
  const page = await readLedger(db, { viewer, state, month: march, sectionId, limit: 50 })
  return page.rows.map((row) => row.id)
}

describe('the rate of a section', () => {
  test('is what was closed by the month’s end over what was due by then', async () => {
    await aLedger('rate-a', [
      { dueDate: '2026-03-10', closedAt: noon('2026-03-09') },
      { dueDate: '2026-03-31', closedAt: noon('2026-03-31') },
      { dueDate: '2026-03-20', closedAt: noon('2026-04-01') },
      { dueDate: '2026-03-25' },
      { dueDate: '2026-04-01' },
      { dueDate: null },
    ])
    expect(await figures('rate-a')).toMatchObject({ due: 4, closedOfDue: 2 })
  })

  test('counts what was closed early, in the month it was due', async () => {
    await aLedger('rate-b', [{ dueDate: '2026-03-20', closedAt: noon('2026-02-01') }])
    expect(await figures('rate-b')).toMatchObject({ due: 1, closedOfDue: 1 })
  })

  test('carries over what was missed, until it is closed', async () => {
    await aLedger('rate-c', [
      { dueDate: '2026-02-10' },
      { dueDate: '2026-02-10', closedAt: noon('2026-03-05') },
      { dueDate: '2026-02-10', closedAt: noon('2026-02-20') },
    ])
    expect(await figures('rate-c')).toMatchObject({ due: 2, closedOfDue: 1 })
  })

  test('ends a month at midnight in Shanghai', async () => {
    await aLedger('rate-d', [
      { dueDate: '2026-03-31', closedAt: '2026-03-31T23:59:59+08:00' },
      { dueDate: '2026-03-31', closedAt: '2026-04-01T00:00:00+08:00' },
    ])
    expect(await figures('rate-d')).toMatchObject({ due: 2, closedOfDue: 1 })
  })

  test('leaves out what turned out to be no issue', async () => {
    await aLedger('rate-e', [
      {
        dueDate: '2026-03-10',
        status: 'ended',
        endedAt: noon('2026-03-02'),
        outcome: 'not-an-issue',
      },
    ])
    expect(await figures('rate-e')).toMatchObject({ total: 1, due: 0, closedOfDue: 0 })
  })
})

test('every figure opens the list that it counts', async () => {
  const ids = await aLedger('lists', [
    { dueDate: null, dueKept: { left: 2 } },
    { dueDate: '2026-03-17' },
    { dueDate: '2026-03-18' },
    { dueDate: '2026-02-10', closedAt: noon('2026-03-05'), status: 'closed' },
    { dueDate: '2026-02-10', closedAt: noon('2026-03-05'), status: 'ended', outcome: 'rebounded' },
  ])
  const [pausedCase = ''] = ids
  await aTask(db, { caseId: pausedCase, suspendedAt: MORNING, remainder: 2 })
  const counted = await figures('lists')
  const opened = async (state: LedgerState) => (await list('lists', state)).length
  expect(counted).toMatchObject({
    total: 5,
    open: 3,
    overdue: 1,
    paused: 1,
    closed: 2,
    due: 4,
    closedOfDue: 2,
  })
  expect(await opened('all')).toBe(counted?.total)
  expect(await opened('open')).toBe(counted?.open)
  expect(await opened('overdue')).toBe(counted?.overdue)
  expect(await list('lists', 'paused')).toEqual([pausedCase])
  expect(await opened('closed')).toBe(counted?.closed)
  expect(await opened('due-this-month')).toBe(counted?.due)
  expect(await opened('closed-of-due')).toBe(counted?.closedOfDue)
  expect(await opened('rebounded')).toBe(1)
})

describe('a ledger', () => {
  test('is open to its section, its leader and the bureau-wide roles', async () => {
    const [id = ''] = await aLedger('own', [{}])
    await aPerson(db, { id: 'insider', sectionId: 'own' })
    await aPerson(db, { id: 'in-charge', sectionId: null, roles: ['leader'] })
    await db.update(section).set({ leaderId: 'in-charge' }).where(eq(section.id, 'own'))
    for (const who of ['insider', 'in-charge', 'hu.lin', 'gu.zheng', 'li.guohua'])
      expect(await list('own', 'all', who)).toEqual([id])
    for (const who of ['liu.yang', 'kong.lin', 'hong.mei'])
      expect(await list('own', 'all', who)).toEqual([])
    expect(await figures('own', 'insider')).toMatchObject({ total: 1 })
    expect(await figures('own', 'liu.yang')).toBeUndefined()
  })

  test('neither shows nor counts what the reader is recused from', async () => {
    const [hidden = '', shown = ''] = await aLedger('recused', [
      { dueDate: '2026-03-10' },
      { dueDate: '2026-03-11', openedAt: noon('2026-03-01') },
    ])
    await recused(db, hidden, 'qin.feng')
    expect(await list('recused', 'all', 'qin.feng')).toEqual([shown])
    expect(await figures('recused', 'qin.feng')).toMatchObject({ total: 1, due: 1 })
    expect(await figures('recused', 'hu.lin')).toMatchObject({ total: 2, due: 2 })
  })

  test('is paged newest first without gaps', async () => {
    const days = ['01', '02', '02', '03', '04']
    const ids = await aLedger(
      'pages',
      days.map((day) => ({ openedAt: noon(`2026-03-${day}`) })),
    )
    const viewer = await aViewer(db, 'hu.lin')
    const args = { viewer, state: 'all', month: march, sectionId: 'pages', limit: 2 } as const
    const read: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await readLedger(db, {
        ...args,
        cursor: cursor ? decodeCursor(cursor) : undefined,
      })
      read.push(...page.rows.map((row) => row.id))
      cursor = page.next
    }
    expect(new Set(read)).toEqual(new Set(ids))
    expect(read).toHaveLength(5)
    expect(read[0]).toBe(ids[4])
  })
})
