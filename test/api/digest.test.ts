import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { writeDigest } from '../../api/outside/digest.ts'
import { aCase, anAbsence, aPerson, aTask, recused } from '../support/factories.ts'
import { type MailServer, readMail, startMailServer } from '../support/mail-server.ts'
import { type OutsideApi, startOutside, wantsMail } from '../support/outside.ts'
import { type RobotServer, startRobotServer } from '../support/robot-server.ts'

let mail: MailServer
let service: RobotServer
let api: OutsideApi
beforeAll(async () => {
  mail = await startMailServer()
  service = await startRobotServer()
  api = await startOutside({ SMTP_URL: mail.url })
})
afterAll(async () => {
  await api.close()
  await mail.close()
  await service.close()
})
afterEach(async () => {
  mail.mails.length = 0
  service.posts.length = 0
  await api.db.execute(
    sql`truncate delivery, notification, digest_run, person_channel, robot, task, recusal, absence`,
  )
})

let made = 0
/** Somebody new who wants the digest and nothing else. */
async function aReader(): Promise<string> {
  made += 1
  const id = `reader-${made}`
  await aPerson(api.db, { id })
  await wantsMail(api.db, id, { news: 'none', digest: true })
  return id
}

/** Lets the loops run at an instant; what was sent then. */
async function at(instant: string): Promise<string[]> {
  mail.mails.length = 0
  api.travel(`${instant}:00+08:00`)
  await api.pass({ seconds: 0 })
  return mail.mails.map((one) => `${one.to[0]?.split('@')[0]} ${readMail(one).subject}`)
}

describe('the digest of a morning', () => {
  test('counts what is due today, overdue and new since the last one, as the lists it leads to', async () => {
    const who = await aReader()
    const [monday, tuesday] = ['2026-03-16T10:00:00+08:00', '2026-03-17T10:00:00+08:00']
    await aTask(api.db, { assigneeId: who, due: '2026-03-17', createdAt: monday })
    await aTask(api.db, { assigneeId: who, due: '2026-03-18', createdAt: tuesday })
    await aTask(api.db, { assigneeId: who, due: '2026-03-18', createdAt: tuesday })
    await aTask(api.db, { assigneeId: who, due: '2026-04-01', createdAt: monday })
    expect(await at('2026-03-18T08:30')).toEqual([
      `${who} 清风:早报(03-18):今天到期2项,已逾期1项,新到2项`,
    ])
    const text = readMail(mail.mails[0] ?? { to: [], secure: false, raw: '' }).parts[0]?.body
    expect(text).toContain('https://qingfeng.bureau.example/inbox\r\n')
    await aTask(api.db, {
      assigneeId: who,
      due: '2026-05-06',
      createdAt: '2026-03-18T10:00:00+08:00',
    })
    expect(await at('2026-03-19T08:31')).toEqual([`${who} 清风:早报(03-19):已逾期3项,新到1项`])
  })

  test('counts what came to them, though it was opened long before', async () => {
    const who = await aReader()
    const createdAt = '2026-03-02T09:00:00+08:00'
    const taskId = await aTask(api.db, { assigneeId: 'liu.yang', due: '2026-04-01', createdAt })
    expect(await at('2026-03-17T08:30')).toEqual([])
    api.travel('2026-03-17T15:00:00+08:00')
    const moved = await api.as('liu.yang').post(`/api/tasks/${taskId}/transfer`, { to: who })
    expect(moved.status).toBe(200)
    expect(await at('2026-03-18T08:30')).toEqual([`${who} 清风:早报(03-18):新到1项`])
  })

  test('comes once, whatever is restarted and however many processes there are', async () => {
    const who = await aReader()
    await aTask(api.db, { assigneeId: who, due: '2026-03-18' })
    api.travel('2026-03-18T08:45:00+08:00')
    const written = await Promise.all(Array.from({ length: 4 }, () => writeDigest(api)))
    expect(written.sort()).toEqual([0, 0, 0, 1])
    expect(await at('2026-03-18T08:46')).toHaveLength(1)
    expect(await at('2026-03-18T09:46')).toEqual([])
  })

  test('does not come before half past eight, nor after noon', async () => {
    const who = await aReader()
    await aTask(api.db, { assigneeId: who, due: '2026-03-18' })
    expect(await at('2026-03-18T08:29')).toEqual([])
    expect(await at('2026-03-18T12:00')).toEqual([])
    expect(await at('2026-03-19T11:59')).toHaveLength(1)
  })

  test('does not come where there is nothing to say', async () => {
    await aReader()
    expect(await at('2026-03-18T08:30')).toEqual([])
  })

  test('that could not go out is not sent on another day', async () => {
    const who = await aReader()
    await aTask(api.db, { assigneeId: who, due: '2026-03-20' })
    mail.refuse.rcpt = ['451 not now']
    expect(await at('2026-03-18T11:59')).toEqual([])
    expect(await at('2026-03-19T08:00')).toEqual([])
    const rows = await api.db.execute(
      sql`select day, reason from delivery where dropped_at is not null`,
    )
    expect(rows).toEqual([{ day: '2026-03-18', reason: 'stale' }])
  })
})

describe('the work calendar decides', () => {
  test('not on a weekend, and what came meanwhile is new on Monday', async () => {
    const who = await aReader()
    await aTask(api.db, { assigneeId: who, createdAt: '2026-03-19T09:00:00+08:00' })
    expect(await at('2026-03-20T08:30')).toHaveLength(1)
    await aTask(api.db, { assigneeId: who, createdAt: '2026-03-21T10:00:00+08:00' })
    expect(await at('2026-03-21T08:30')).toEqual([])
    expect(await at('2026-03-22T08:30')).toEqual([])
    expect(await at('2026-03-23T08:30')).toEqual([`${who} 清风:早报(03-23):新到1项`])
  })

  test('on a Saturday worked for a holiday (调休), and not on the holiday itself', async () => {
    // 2026: the Spring Festival is 15–23 February; Saturday the 14th and the 28th are worked.
    const who = await aReader()
    await aTask(api.db, { assigneeId: who, due: '2026-02-13' })
    expect(await at('2026-02-14T08:30')).toEqual([`${who} 清风:早报(02-14):已逾期1项,新到1项`])
    for (const day of ['15', '17', '20', '23']) {
      expect(await at(`2026-02-${day}T08:30`)).toEqual([])
    }
    expect(await at('2026-02-24T08:30')).toHaveLength(1)
    expect(await at('2026-02-28T08:30')).toHaveLength(1)
    expect(await at('2026-03-01T08:30')).toEqual([])
  })
})

describe('it is each person’s own', () => {
  test('with what those they stand in for have, and without what they are recused from', async () => {
    const [boss, deputy] = [await aReader(), await aReader()]
    await anAbsence(api.db, { of: boss, deputy, from: '2026-03-16', to: '2026-03-18' })
    const caseId = await aCase(api.db)
    await aTask(api.db, { caseId, assigneeId: deputy, due: '2026-03-18' })
    await recused(api.db, caseId, deputy)
    const createdAt = '2026-03-01T09:00:00+08:00'
    await aTask(api.db, { assigneeId: boss, due: '2026-03-18', createdAt })
    const sent = await at('2026-03-18T08:30')
    expect(sent).toHaveLength(2)
    for (const who of [boss, deputy]) expect(sent).toContain(`${who} 清风:早报(03-18):今天到期1项`)
    expect(await at('2026-03-19T08:30')).toEqual([`${boss} 清风:早报(03-19):已逾期1项`])
  })

  test('and nothing goes to whoever has left or does not want it', async () => {
    const [left, off] = [await aReader(), await aReader()]
    for (const who of [left, off]) await aTask(api.db, { assigneeId: who, due: '2026-03-18' })
    await api.db.execute(sql`update person set left_on = '2026-03-18' where id = ${left}`)
    await wantsMail(api.db, off, { digest: false })
    expect(await at('2026-03-18T08:30')).toEqual([])
  })
})

test('a group’s digest counts its section without the cases that are kept from anybody', async () => {
  const usual = { active: true, news: 'none', digest: true, language: 'zh', kind: 'wecom' }
  for (const [name, section] of [
    ['审批科群', 'permits'],
    ['局群', null],
    ['财务科群', 'finance'],
  ]) {
    const url = `${service.url}&group=${encodeURIComponent(name ?? '')}`
    const { status } = await api
      .as('kong.lin')
      .post('/api/robots', { ...usual, name, section, url })
    expect(status).toBe(200)
  }
  await aTask(api.db, { due: '2026-03-17' })
  const kept = await aCase(api.db, { audience: 'discipline' })
  await aTask(api.db, { caseId: kept, due: '2026-03-17' })
  const named = await aCase(api.db)
  await aTask(api.db, { caseId: named, due: '2026-03-17' })
  await recused(api.db, named, 'chen.wei')
  await aTask(api.db, { sectionId: 'quality', due: '2026-03-18' })
  await at('2026-03-18T08:30')
  const said = service.posts.map(
    (post) =>
      `${post.url.searchParams.get('group')} ${JSON.parse(post.body).text.content.split('\n')[0]}`,
  )
  expect(said.sort()).toEqual([
    '审批科群 清风:早报(03-18):已逾期1项,新到1项,请登录清风查看。',
    '局群 清风:早报(03-18):今天到期1项,已逾期1项,新到2项,请登录清风查看。',
  ])
})
