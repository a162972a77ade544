import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { doDuty } from '../../activities/do-duty.ts'
import { createDb, type Database } from '../../db/client.ts'
import { appendEntries } from '../../db/ledger.ts'
import type { EntryKind } from '../../workflows/kit/entry-kinds.ts'
import { complaintsIn } from '../support/complaints.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCase } from '../support/factories.ts'

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
beforeEach(async () => {
  await db.execute(sql`truncate "case", warning_cause, duty_run, outbox, recusal, participant`)
})

/** The duty on a day, as its workflow does it. */
async function duty(day: string) {
  const at = `${day}T08:00:00+08:00`
  await doDuty(db, { duty: 'risk-warning', nominal: day, at, by: 'system' })
}
type Raised = {
  readonly id: string
  readonly step: string
  readonly basis: Readonly<Record<string, unknown>>
}
const raised = () =>
  db.execute<Raised>(sql`select id, step, data->'basis' as basis from "case"
    where procedure = 'warning' order by opened_at, id`)
const ids = async () => (await raised()).map((row) => row.id)

const complaints = (month: string, count: number, sectionId = 'permits') =>
  complaintsIn(db, month, count, { sectionId })
const remove = (id: string) => db.execute(sql`delete from "case" where id = ${id}`)

describe('complaints on the rise', () => {
  test('from two to three are raised, with the rule, the figures and the rows', async () => {
    await complaints('2026-02', 2)
    const rows = await complaints('2026-03', 3)
    await duty('2026-03-20')
    expect(await raised()).toEqual([
      {
        id: 'warning-complaints-permits-2026-03',
        step: 'review',
        basis: {
          rule: 'warning.complaints.mom',
          ruleVersion: 1,
          threshold: 0.3,
          value: 0.5,
          because: rows,
          period: '2026-03',
        },
      },
    ])
  })

  test('from ten to thirteen are raised, to twelve are not', async () => {
    await complaints('2026-02', 10)
    await complaints('2026-03', 12)
    await complaints('2026-02', 10, 'finance')
    await complaints('2026-03', 13, 'finance')
    await duty('2026-03-20')
    expect(await ids()).toEqual(['warning-complaints-finance-2026-03'])
  })

  test('are raised as soon as the month under way has them', async () => {
    await complaints('2026-02', 2)
    await complaints('2026-03', 2)
    await duty('2026-03-02')
    expect(await ids()).toEqual([])
    await complaints('2026-03', 1)
    await duty('2026-03-03')
    expect(await ids()).toEqual(['warning-complaints-permits-2026-03'])
  })

  test('where there were none are raised from three on', async () => {
    await complaints('2026-02', 1, 'finance')
    await complaints('2026-03', 2)
    await duty('2026-03-20')
    expect(await ids()).toEqual([])
    await complaints('2026-03', 1)
    await duty('2026-03-21')
    expect((await raised()).map((row) => row.basis['value'])).toEqual([3])
  })

  test('are told once while they stand, and again when they have fallen and risen', async () => {
    await complaints('2026-02', 2)
    const [first = ''] = await complaints('2026-03', 3)
    for (const day of ['2026-03-20', '2026-03-21', '2026-03-31']) await duty(day)
    expect(await ids()).toEqual(['warning-complaints-permits-2026-03'])
    await remove(first)
    await duty('2026-04-01')
    await complaints('2026-03', 1)
    await duty('2026-04-02')
    await duty('2026-04-03')
    expect(await ids()).toEqual([
      'warning-complaints-permits-2026-03',
      'warning-complaints-permits-2026-03~2',
    ])
  })

  test('are not raised again after a dismissal, as long as they have not fallen', async () => {
    await complaints('2026-02', 2)
    await complaints('2026-03', 3)
    await duty('2026-03-20')
    await db.execute(sql`update "case" set status = 'ended', outcome = 'dismissed'
      where procedure = 'warning'`)
    await duty('2026-03-21')
    expect(await ids()).toEqual(['warning-complaints-permits-2026-03'])
  })

  test('of the last evening of a month are still found in the next', async () => {
    await complaints('2026-02', 2)
    await complaints('2026-03', 2)
    await duty('2026-03-31')
    expect(await ids()).toEqual([])
    await aCase(db, { procedure: 'complaint', openedAt: '2026-03-31T23:59:00+08:00' })
    await duty('2026-04-01')
    expect(await ids()).toEqual(['warning-complaints-permits-2026-03'])
  })

  test('belong to the month that it was in Shanghai', async () => {
    await complaints('2026-01', 1, 'finance')
    for (const at of ['2026-02-28T23:30:00+08:00', '2026-03-01T00:30:00+08:00'])
      for (let n = 0; n < 3; n += 1) await aCase(db, { procedure: 'complaint', openedAt: at })
    await duty('2026-03-02')
    expect(await ids()).toEqual(['warning-complaints-permits-2026-02'])
  })

  test('are no rise when they are the first the bureau ever recorded', async () => {
    await complaints('2026-03', 13)
    await complaints('2026-03', 5, 'finance')
    await duty('2026-03-20')
    expect(await ids()).toEqual([])
  })

  test('leave clues out, of which a figure would tell', async () => {
    await complaints('2026-02', 2)
    const made = await complaints('2026-03', 3)
    await db.execute(sql`update "case" set audience = 'discipline' where id = ${made[0]}`)
    await duty('2026-03-20')
    expect(await ids()).toEqual([])
  })

  test('about the discipline group itself are reviewed above it', async () => {
    await complaints('2026-02', 2, 'discipline')
    await complaints('2026-03', 3, 'discipline')
    await duty('2026-03-20')
    expect((await raised()).map((row) => row.step)).toEqual(['review-above'])
  })
})

test('nothing is raised where there is nothing', async () => {
  await duty('2026-03-20')
  expect(await ids()).toEqual([])
})

describe('issues', () => {
  const overdue = (count: number, dueDate: string) =>
    Promise.all(Array.from({ length: count }, () => aCase(db, { dueDate })))
  const happened = (kind: EntryKind, caseId: string, day: string) =>
    appendEntries(db, [{ at: `${day}T10:00:00+08:00`, kind, actor: 'system', caseId }])

  test('a fifth of which are overdue are a sign, fewer are not', async () => {
    await overdue(3, '2026-03-10')
    await overdue(13, '2026-03-31')
    await duty('2026-03-20')
    expect(await ids()).toEqual([])
    const [one] = await overdue(1, '2026-03-11')
    await duty('2026-03-21')
    expect(await ids()).toEqual(['warning-overdue-permits-2026-03'])
    await db.execute(sql`update "case" set status = 'closed', closed_at = '2026-03-21T10:00+08:00'
      where id = ${one}`)
    await duty('2026-03-22')
    await overdue(1, '2026-03-11')
    await duty('2026-03-23')
    expect(await ids()).toEqual([
      'warning-overdue-permits-2026-03',
      'warning-overdue-permits-2026-03~2',
    ])
  })

  test('returned three in thirty days are a sign; one returned thrice is not', async () => {
    const made: string[] = []
    for (let n = 0; n < 3; n += 1) made.push(await aCase(db, { returns: 1 }))
    const [a = '', b = '', c = ''] = made
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03'])
      await happened('case.returned', a, day)
    await happened('case.returned', b, '2026-03-04')
    await happened('case.returned', c, '2026-02-01')
    await duty('2026-03-20')
    expect(await ids()).toEqual([])
    await happened('case.returned', c, '2026-03-19')
    await duty('2026-03-21')
    const [warning] = await raised()
    expect(warning).toMatchObject({
      id: 'warning-returns-permits-2026-03',
      basis: { value: 3, because: [...made].sort(), period: '2026-03-21' },
    })
  })

  test('that came back twice in half a year are a serious sign', async () => {
    for (const day of ['2026-01-10', '2026-03-10'])
      await happened('case.rebound', await aCase(db, { rebounds: 1 }), day)
    await duty('2026-03-20')
    const [row] = await db.execute<{ severity: string; responsible_id: string }>(
      sql`select severity, responsible_id from "case" where procedure = 'warning'`,
    )
    expect(row).toEqual({ severity: 'serious', responsible_id: 'chen.wei' })
  })
})

test('a run says in figures what it did', async () => {
  await complaints('2026-02', 2)
  await complaints('2026-03', 3)
  await duty('2026-03-20')
  const [run] = await db.execute<{ result: unknown }>(sql`select result from duty_run`)
  expect(run?.result).toEqual({ signs: 1, raised: 1, cleared: 0 })
})
