import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDuty } from '../../activities/do-duty.ts'
import { createDb, type Database } from '../../db/client.ts'
import { complaint } from '../../db/schema/complaints.ts'
import { freshDatabase } from '../support/database.ts'
import { aCase } from '../support/factories.ts'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  db = createDb(database.url, { max: 2 })
  drop = async () => {
    await db.$client.end()
    await database.drop()
  }
})
afterAll(() => drop())

const bytes = new Uint8Array([1, 2, 3])
async function aComplaint(endedAt: string | null): Promise<string> {
  const caseId = await aCase(db, {
    procedure: 'complaint',
    status: endedAt ? 'ended' : 'open',
    endedAt,
  })
  await db.insert(complaint).values({
    caseId,
    number: `TS-${caseId}`,
    channel: 'online',
    kind: 'other',
    realName: true,
    keyId: 'k1',
    wrappedKey: bytes,
    sealedIdentity: bytes,
    sealedText: bytes,
    codeHash: bytes,
    callerIndex: 'mark',
    receivedAt: '2023-01-01T00:00:00+08:00',
  })
  return caseId
}

test('an identity is erased once its complaint has been closed for the rule’s months, on the record', async () => {
  const old = await aComplaint('2024-02-28T23:00:00+08:00')
  const recent = await aComplaint('2024-03-01T00:30:00+08:00')
  const open = await aComplaint(null)
  const run = {
    duty: 'complaint.erase-identities',
    nominal: '2026-03-01',
    at: '2026-03-01T02:00:00+08:00',
    by: 'system',
  }
  await doDuty(db, run)
  await doDuty(db, run)
  const rows = await db.execute<{ id: string; kept: boolean; mark: string | null }>(
    sql`select case_id as id, sealed_identity is not null as kept, caller_index as mark from complaint`,
  )
  const kept = Object.fromEntries(rows.map((row) => [row.id, row.kept]))
  expect(kept).toEqual({ [old]: false, [recent]: true, [open]: true })
  expect(rows.find((row) => row.id === old)?.mark).toBeNull()
  const entries = await db.execute<{ case_id: string; rule: string }>(
    sql`select case_id, rule from ledger_entry where kind = 'identity.erased'`,
  )
  expect(entries).toEqual([{ case_id: old, rule: 'complaint.identity.keep.months' }])
})
