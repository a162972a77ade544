import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const reminder = 'calendar-reminder'
const path = `/api/duties/${reminder}`
const runs = () =>
  bureau.db.execute<Record<string, unknown>>(sql`
    select nominal::text, due_on::text, late, "by", skipped, result,
      to_char(ran_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as ran from duty_run order by nominal`)
const told = (kind: string) =>
  bureau.db.execute<{ person_id: string }>(
    sql`select person_id from notification where kind = ${kind} order by key`,
  )
const entered = () =>
  bureau.db.execute<{ kind: string; actor: string }>(
    sql`select kind, actor from ledger_entry where kind like 'duty.%' order by seq`,
  )

describe('the reminder of next year’s calendar', () => {
  test('waits for its working day and is dated by its minute', async () => {
    // 1 December 2026 is a Tuesday; started early, as a rehearsal does.
    await bureau.startDuty(reminder, '2026-12-01')
    await bureau.until('2026-12-01T08:59')
    expect(await runs()).toHaveLength(0)
    await bureau.until('2026-12-01T09:01')
    expect(await runs()).toEqual([
      {
        nominal: '2026-12-01',
        due_on: '2026-12-01',
        late: false,
        by: 'system',
        skipped: null,
        result: { told: 1 },
        ran: '2026-12-01 09:00:00',
      },
    ])
    expect(await told('calendar.unpublished')).toEqual([{ person_id: 'kong.lin' }])
    const { body } = await bureau.call('kong.lin', 'GET', '/api/notifications')
    expect(body.items[0]).toMatchObject({
      kind: 'calendar.unpublished',
      text: { zh: expect.stringContaining('尚未公布') },
    })
  })

  test('is done once for its day, by hand too', async () => {
    const again = await bureau.call('zuofengban', 'POST', `${path}/runs`, { day: '2026-12-01' })
    expect([again.status, again.body.code]).toEqual([409, 'duty.done'])
    expect(await runs()).toHaveLength(1)
  })
})

describe('a duty by hand', () => {
  test('makes up for a day that was missed, late, once, however many press the button', async () => {
    await bureau.until('2027-12-20T10:00')
    const press = (who: string) => bureau.call(who, 'POST', `${path}/runs`, { day: '2027-12-01' })
    const replies = await Promise.all([press('zuofengban'), press('kong.lin')])
    expect(replies.filter((reply) => reply.status === 200).length).toBeGreaterThan(0)
    for (const reply of replies) expect([200, 409]).toContain(reply.status)
    const third = await press('zuofengban')
    expect([third.status, third.body.code]).toEqual([409, 'duty.done'])
    const late = (await runs()).filter((run) => run.nominal === '2027-12-01')
    expect(late).toMatchObject([{ late: true, due_on: '2027-12-01' }])
    expect(['zuofengban', 'kong.lin']).toContain(late[0]?.by)
  })
})

describe('a paused duty', () => {
  test('is passed over with the reason, and can be done by hand for the day', async () => {
    await bureau.call('zuofengban', 'POST', `${path}/pause`, { reason: '系统升级' })
    await bureau.startDuty(reminder, '2028-12-01')
    await bureau.until('2028-12-01T09:01')
    expect((await runs()).at(-1)).toMatchObject({ skipped: '系统升级', result: {} })
    expect(await told('calendar.unpublished')).toHaveLength(2)

    const done = await bureau.call('zuofengban', 'POST', `${path}/runs`, { day: '2028-12-01' })
    expect(done).toMatchObject({
      status: 200,
      body: { late: false, skipped: null, by: { zh: '王敏' }, figures: [{ value: 1 }] },
    })
    expect(await told('calendar.unpublished')).toHaveLength(3)
    expect((await entered()).map((entry) => `${entry.kind} ${entry.actor}`)).toEqual([
      'duty.done system',
      expect.stringMatching(/^duty.done (zuofengban|kong.lin)$/),
      'duty.paused zuofengban',
      'duty.skipped system',
      'duty.done zuofengban',
    ])
  })

  test('goes on when it is resumed', async () => {
    await bureau.call('kong.lin', 'POST', `${path}/resume`, { reason: '升级完成' })
    await bureau.startDuty(reminder, '2029-12-01')
    // A Saturday: done on the Monday after it.
    await bureau.until('2029-12-03T09:01')
    expect((await runs()).at(-1)).toMatchObject({
      nominal: '2029-12-01',
      due_on: '2029-12-03',
      skipped: null,
      late: false,
    })
  })
})

describe('when the system was away', () => {
  test('a duty is done late, for the day it was due', async () => {
    await bureau.until('2030-12-06T10:00')
    await bureau.doDuty(reminder, '2030-12-01')
    expect((await runs()).at(-1)).toMatchObject({
      nominal: '2030-12-01',
      due_on: '2030-12-02',
      late: true,
      ran: expect.stringMatching(/^2030-12-06/),
    })
  })
})
