import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '../../db/client.ts'
import { verifyLedger } from '../../db/verify-ledger.ts'
import { newStack, type Part, type RunningStack } from '../support/running-stack.ts'
import { listExecutions } from './executions.ts'
import { findViolations } from './invariants.ts'
import { keepBusy, type Office, openOffice, stepsInOrder } from './office.ts'

const PEOPLE = 3
const WORK_MS = 4_000
/** Cases whose next rung falls due around the power cut, somewhere within its minute. */
const LATE_CASES = 24

let stack: RunningStack
let office: Office
beforeAll(async () => {
  stack = await newStack()
  await stack.start()
  office = await openOffice(stack.url)
}, 240_000)
afterAll(() => stack?.close())

async function withDatabase<T>(use: (db: Database) => Promise<T>): Promise<T> {
  const db = createDb(stack.databaseUrl(), { max: 1 })
  try {
    return await use(db)
  } finally {
    await db.$client.end({ timeout: 1 })
  }
}

/** Everything that was taken in is carried out; then nothing may be lost, doubled or half done. */
async function expectAllWell() {
  const violations = () =>
    withDatabase(async (db) => {
      const found = await findViolations(db, {
        acknowledged: office.acknowledged,
        executions: await listExecutions(stack.temporalAddress),
        at: new Date().toISOString(),
      })
      const { broken } = await verifyLedger(db)
      return broken ? [...found, `npm run verify-ledger: ${broken.what} at ${broken.seq}`] : found
    }).catch((error: unknown) => [String(error)])
  await expect.poll(violations, { timeout: 150_000, interval: 1_000 }).toEqual([])
}

/** Cases that stand at rectification, all acknowledged. */
async function casesAtRectification(count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const opened = await Promise.all(Array.from({ length: 6 }, () => office.register()))
    ids.push(...opened.filter((id) => id !== undefined))
  }
  return ids
}

/**
 * Moves the first rung of some cases to forty seconds ago and has the engine count them again: each
 * fires somewhere in the minute that began then, so a third of them in the next twenty seconds.
 */
const makeDue = (ids: readonly string[]) =>
  withDatabase(async (db) => {
    const list = sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )
    const at = new Date().toISOString()
    await db.execute(sql`update armed set fires_at = ${at}::timestamptz - interval '40 seconds'
      where case_id in (${list}) and rung = 'overdue'`)
    await db.execute(sql`insert into outbox (key, kind, case_id, payload, at)
      select 'recompute:' || id, 'recompute-case', id, '{}', ${at} from "case" where id in (${list})`)
  })

const firedOf = (ids: readonly string[]) =>
  withDatabase(async (db) => {
    const rows = await db.execute<{ case_id: string }>(
      sql`select case_id from armed where rung = 'overdue' and fired_at is not null`,
    )
    return rows.filter((row) => ids.includes(row.case_id)).length
  })

const recounted = () =>
  withDatabase(async (db) => {
    const rows = await db.execute(
      sql`select 1 from outbox where kind = 'recompute-case' and done_at is null`,
    )
    return rows.length === 0
  })

describe('everything is killed at once in the middle of work', () => {
  let late: string[]
  let interrupted: string[]

  test('deadlines fall due while nothing runs', async () => {
    late = await casesAtRectification(LATE_CASES)
    const busy = keepBusy(office, PEOPLE)
    await sleep(WORK_MS)
    await makeDue(late)
    await expect.poll(recounted, { timeout: 20_000, interval: 100 }).toBe(true)
    const before = await firedOf(late)
    await stack.killAll()
    await busy.stop()
    expect(before).toBeLessThan(LATE_CASES)
    expect(office.unanswered()).toBeGreaterThan(0)
    expect(office.acknowledged.acts.length).toBeGreaterThan(0)
    await sleep(22_000)
  })

  test('the second start resumes: nothing acknowledged is lost or doubled', async () => {
    await stack.start()
    await expectAllWell()
  }, 300_000)

  test('each deadline that fell due meanwhile has fired, once', async () => {
    expect(await firedOf(late)).toBe(LATE_CASES)
  })

  test('cases that were under way are walked to their end, by people still signed in', async () => {
    interrupted = late.slice(0, 3)
    for (const id of interrupted) {
      for (const step of stepsInOrder) expect(await office.answer(id, step)).toBe(true)
    }
    await expectAllWell()
  })
})

describe('one part is killed in the middle of work', () => {
  const titles = {
    worker: 'The worker',
    api: 'The API',
    temporal: 'Temporal',
    postgres: 'PostgreSQL',
  } as const satisfies Record<Part, string>

  test.each<Part>(['worker', 'api', 'temporal', 'postgres'])(
    '%s',
    async (part) => {
      const before = office.acknowledged.cases.length
      const busy = keepBusy(office, PEOPLE)
      await sleep(WORK_MS)
      await stack.killPart(part)
      await sleep(2 * WORK_MS)
      await busy.stop()
      expect(stack.said()).toContain(`${titles[part]} ended unexpectedly`)
      expect(office.acknowledged.cases.length).toBeGreaterThan(before)
      await expectAllWell()
      expect(await office.register()).toBeDefined()
    },
    300_000,
  )

  test('the start script alone: the next start clears what it left running', async () => {
    await stack.killScript()
    const busy = keepBusy(office, PEOPLE)
    await sleep(WORK_MS)
    await stack.start()
    await busy.stop()
    await expectAllWell()
  }, 300_000)
})

test('while Temporal is away, issues are registered and steps answered, and all is carried out later', async () => {
  const [waiting = ''] = await casesAtRectification(1)
  stack.freezeScript()
  await stack.killPart('temporal')
  const before = office.taken()
  const [registered, answered] = await Promise.all([
    office.register(),
    office.answer(waiting, 'rectify'),
  ])
  expect(registered).toBeDefined()
  expect(answered).toBe(true)
  expect(office.taken()).toBe(before + 1)
  stack.resumeScript()
  await expectAllWell()
  expect(await office.answer(waiting, 'confirm')).toBe(true)
  expect(await office.answer(registered ?? '', 'rectify')).toBe(true)
}, 300_000)
