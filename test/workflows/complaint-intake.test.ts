import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../api/engine.ts'
import { EngineUnavailable } from '../../api/engine.ts'
import { relayOnce } from '../../api/relay.ts'
import { workflowId } from '../../workflows/task-queue.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { scanDatabase } from '../support/byte-scan.ts'
import { aComplaint, untilOpen, withReceipt } from '../support/complaint-bureau.ts'
import { answer } from '../support/issue-bureau.ts'
import { partsOf } from '../support/office-files.ts'
import { historyFile, readableText } from '../support/replay/histories.ts'

const canaries = ['欧阳靐龘', '靐龘', '13798765432', '齉爩滟灪', '齉爩']
const filed = {
  channel: 'hotline',
  text: '欧阳靐龘反映:齉爩滟灪,电话13798765432',
  section: 'permits',
  realName: { name: '欧阳靐龘', phone: '13798765432' },
}
const HOW_MANY = 200
const patience = { timeout: 90_000 }

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

/** An engine that is there for nobody. */
const away: Engine = {
  ...(Object.fromEntries(
    ['start', 'act', 'recompute', 'tell', 'healthy'].map((name) => [
      name,
      async () => {
        throw new EngineUnavailable('away')
      },
    ]),
  ) as unknown as Engine),
}

describe('complaints that come in while the engine is away', () => {
  test('are each acknowledged, and each has one workflow once it is back', async () => {
    const numbers: string[] = []
    for (let i = 0; i < HOW_MANY; i += 1) {
      const { status, body } = await bureau.callPublic('/api/portal/complaints', filed)
      expect(status).toBe(201)
      numbers.push(body.number)
    }
    expect(new Set(numbers).size).toBe(HOW_MANY)
    await relayOnce({ ...bureau.deps, engine: away })
    expect(await openStarts()).toBe(HOW_MANY)
    await bureau.db.execute(sql`update outbox set attempts = 0`)

    // Two relays at once, and once more afterwards: an id is started once.
    await Promise.all([bureau.relay(), bureau.relay()])
    await bureau.db.execute(sql`update outbox set done_at = null`)
    await bureau.relay()
    const triages = () =>
      bureau.db.execute<{ id: string; n: number }>(sql`
        select case_id as id, count(*)::int as n from task where kind = 'complaint.triage' group by 1`)
    await expect.poll(async () => (await triages()).length, patience).toBe(HOW_MANY)
    expect((await triages()).every((row) => row.n === 1)).toBe(true)
    expect(await openStarts()).toBe(0)
    for (const { id } of await triages()) {
      const { status } = await bureau.env.client.workflow.getHandle(workflowId(id)).describe()
      expect(status.name).toBe('RUNNING')
    }
  })
})

describe('a complaint from filing to rating', () => {
  test('leaves nothing of its complainant in the engine, the database or what people are told', async () => {
    const one = await aComplaint(bureau, filed)
    await withReceipt(bureau, one, 'additions', { text: '欧阳靐龘补充:齉爩滟灪' })
    const issue = { section: 'permits', responsible: 'liu.yang', title: '窗口叫号无人应答' }
    await answer(bureau, 'zuofengban', one.id, 'complaint.triage', issue, 'issue')
    await answer(bureau, 'zuofengban', one.id, 'complaint.accept', {}, 'accepted')
    await answer(bureau, 'hu.lin', one.id, 'complaint.handle', { finding: '属实' }, 'substantiated')
    await answer(bureau, 'hu.lin', one.id, 'complaint.reply', { told: '已整改' })
    await withReceipt(bureau, one, 'rating', { rating: 1 })
    await untilOpen(bureau, one.id, 'complaint.call-back')
    const [linked] = await bureau.linkedTo(one.id)
    for (const caseId of [one.id, linked?.id ?? '']) {
      const text = readableText(historyFile(await bureau.history(caseId)))
      expect(text).toContain('"startAt"')
      for (const canary of [...canaries, one.code]) expect(text).not.toContain(canary)
    }
    expect(await scanDatabase(bureau.db, canaries)).toEqual([])
    const exported = await bureau.app.request('/api/ledger/export', {
      headers: { 'x-test-person': 'zuofengban' },
    })
    expect(exported.status).toBe(200)
    const workbook = JSON.stringify(partsOf(new Uint8Array(await exported.arrayBuffer())))
    expect(workbook).toContain('窗口叫号无人应答')
    for (const canary of canaries) expect(workbook).not.toContain(canary)
    for (const person of ['liu.yang', 'chen.wei', 'zuofengban']) {
      for (const path of [
        '/api/notifications',
        `/api/cases/${linked?.id}`,
        '/api/tasks?view=mine',
      ]) {
        const said = JSON.stringify((await bureau.call(person, 'GET', path)).body)
        for (const canary of canaries) expect(said, `${person} ${path}`).not.toContain(canary)
      }
    }
  })
})

const openStarts = async () =>
  (
    await bureau.db.execute<{ n: number }>(
      sql`select count(*)::int as n from outbox where done_at is null and kind = 'start-case'`,
    )
  )[0]?.n
