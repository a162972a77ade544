import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDb, type Database } from '../../db/client.ts'
import { appendEntries } from '../../db/ledger.ts'
import { verifyLedger } from '../../db/verify-ledger.ts'
import { freshDatabase } from '../support/database.ts'
import { provided } from '../support/provided.ts'

const run = promisify(execFile)
const script = new URL('../../scripts/verify-ledger.ts', import.meta.url).pathname

let db: Database
let database: Awaited<ReturnType<typeof freshDatabase>>
/** Entries there are: what the sample bureau begins with, and ten more. */
let count: number

beforeEach(async () => {
  database = await freshDatabase()
  db = createDb(database.url, { max: 2 })
  for (let i = 1; i <= 10; i += 1) {
    const at = `2026-01-05T09:00:${String(i).padStart(2, '0')}.123+08:00`
    const data = { n: i, words: '清风', list: [1, { b: 2, a: null }] }
    await appendEntries(db, [{ at, kind: 'case.opened', actor: 'liu.yang', caseId: `c${i}`, data }])
  }
  count = (await verifyLedger(db)).entries
})
afterEach(async () => {
  await db.$client.end()
  await database.drop()
})

/** Changes the ledger as only who owns the server can: past the trigger that refuses it. */
async function tamper(change: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<void> {
  const url = new URL(provided('postgresUrl'))
  url.pathname = new URL(database.url).pathname
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined })
  try {
    await sql.begin(async (tx) => {
      await tx`alter table ledger_entry disable trigger ledger_append_only`
      await change(tx)
      await tx`alter table ledger_entry enable trigger ledger_append_only`
    })
  } finally {
    await sql.end()
  }
}

const rehash = (tx: postgres.TransactionSql, seq: number) =>
  tx`update ledger_entry e set hash = ledger_hash(e.prev_hash, e) where seq = ${seq}`

describe('the chain of the event ledger', () => {
  test('is intact as it was written, however many entries are read at a time', async () => {
    for (const batch of [1, 3, 10, 5000]) {
      expect(await verifyLedger(db, { batch })).toMatchObject({ entries: count, broken: null })
    }
  })

  test('refuses a change by the product itself', async () => {
    const change = db.execute(`update ledger_entry set actor = 'nobody' where seq = 2`)
    await expect(change).rejects.toMatchObject({
      cause: { message: expect.stringContaining('append-only') },
    })
  })

  test.each([
    ['actor', `'chen.wei'`],
    ['at', `at + interval '1 millisecond'`],
    ['kind', `'task.completed'`],
    ['case_id', `null`],
    ['on_behalf_of', `'wei.dong'`],
    ['rule', `'recusal'`],
    ['refused', `'task.ended'`],
    ['data', `data || '{"n": 99}'`],
    ['key', `'some-key'`],
  ])('names an entry whose %s was changed', async (column, value) => {
    await tamper((tx) => tx.unsafe(`update ledger_entry set ${column} = ${value} where seq = 4`))
    expect(await verifyLedger(db, { batch: 3 })).toMatchObject({
      entries: 3,
      broken: { seq: 4, what: 'hash' },
    })
  })

  test('names the entry after one that was changed and hashed anew', async () => {
    await tamper(async (tx) => {
      await tx`update ledger_entry set actor = 'chen.wei' where seq = 4`
      await rehash(tx, 4)
    })
    expect((await verifyLedger(db)).broken).toEqual({ seq: 5, what: 'link' })
  })

  test('names an entry taken out of the middle, and the first one', async () => {
    await tamper((tx) => tx`delete from ledger_entry where seq = 6`)
    expect((await verifyLedger(db)).broken).toEqual({ seq: 6, what: 'gap' })
    await tamper((tx) => tx`delete from ledger_entry where seq = 1`)
    expect((await verifyLedger(db)).broken).toEqual({ seq: 1, what: 'gap' })
  })

  test('names an entry that was taken out and the gap closed', async () => {
    await tamper(async (tx) => {
      await tx`delete from ledger_entry where seq = 6`
      await tx`update ledger_entry set seq = seq - 1 where seq = 7`
    })
    expect((await verifyLedger(db)).broken).toEqual({ seq: 6, what: 'link' })
  })

  test('names two entries that changed places', async () => {
    await tamper(async (tx) => {
      await tx`update ledger_entry set seq = -1 where seq = 5`
      await tx`update ledger_entry set seq = 5 where seq = 6`
      await tx`update ledger_entry set seq = 6 where seq = -1`
    })
    expect((await verifyLedger(db)).broken).toEqual({ seq: 5, what: 'link' })
  })

  test('misses a tail that was cut off, and all of it', async () => {
    await tamper((tx) => tx`delete from ledger_entry where seq > ${count - 2}`)
    expect(await verifyLedger(db)).toMatchObject({
      entries: count - 2,
      broken: { seq: count - 1, what: 'tail' },
    })
    await tamper((tx) => tx`truncate ledger_entry`)
    expect((await verifyLedger(db)).broken).toEqual({ seq: 1, what: 'tail' })
  })

  test('notices a tail cut off together with its head', async () => {
    await tamper(async (tx) => {
      await tx`delete from ledger_entry where seq > ${count - 1}`
      await tx`update ledger_head set seq = ${count - 1}`
    })
    expect((await verifyLedger(db)).broken).toEqual({ seq: count - 1, what: 'head' })
    await tamper((tx) => tx`delete from ledger_head`)
    expect((await verifyLedger(db)).broken).toEqual({ seq: count - 1, what: 'head' })
  })

  test('notices an entry put behind the last one without the head', async () => {
    await tamper(async (tx) => {
      await tx`insert into ledger_entry (seq, at, kind, actor, data, prev_hash, hash)
        select ${count + 1}, at, kind, actor, data, hash, '' from ledger_entry where seq = ${count}`
      await rehash(tx, count + 1)
    })
    expect((await verifyLedger(db)).broken).toEqual({ seq: count + 1, what: 'head' })
  })
})

describe('npm run verify-ledger', () => {
  const verify = () =>
    run(process.execPath, [script], { env: { ...process.env, DATABASE_URL: database.url } })

  test('prints the count of an intact ledger and ends well', async () => {
    expect((await verify()).stdout).toMatch(
      new RegExp(`^${count} entries, intact\\. .* [0-9a-f]{64}\\n$`),
    )
  })

  test('names the broken entry and ends with 1', async () => {
    await tamper((tx) => tx`update ledger_entry set actor = 'chen.wei' where seq = 4`)
    await expect(verify()).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Entry 4 was changed after it was entered'),
    })
  })
})
