import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tidy } from '../../api/housekeeping.ts'
import { deliverOnce } from '../../api/outside/deliver.ts'
import { aCase, aPerson, aTask, MORNING, recused } from '../support/factories.ts'
import { type MailServer, readMail, startMailServer } from '../support/mail-server.ts'
import { type OutsideApi, startOutside, tells, wantsMail } from '../support/outside.ts'

let mail: MailServer
let api: OutsideApi
beforeAll(async () => {
  mail = await startMailServer()
  api = await startOutside({ SMTP_URL: mail.url })
})
afterAll(async () => {
  await api.close()
  await mail.close()
})
afterEach(async () => {
  mail.mails.length = 0
  mail.refuse.rcpt = []
  mail.refuse.data = []
  api.travel(MORNING)
  await api.db.execute(sql`truncate delivery, notification`)
})

/** Somebody with a task due on a day, told of it. */
async function remindedOf(who: string, due: string, more: object = {}) {
  const caseId = await aCase(api.db, { title: '窗口收取好处费' })
  const taskId = await aTask(api.db, { caseId, assigneeId: who, due, ...more })
  await tells(api, { personId: who, caseId, taskId })
  return { caseId, taskId }
}

const somebody = async (id: string, choice: Parameters<typeof wantsMail>[2] = {}) => {
  await aPerson(api.db, { id })
  await wantsMail(api.db, id, choice)
  return id
}

describe('a mail', () => {
  test('says how many tasks are due when, in plain text and in HTML, and how to stop it', async () => {
    await somebody('ann')
    await remindedOf('ann', '2026-12-04')
    await api.pass()
    expect(mail.mails.map((one) => one.to)).toEqual([['ann@bureau.example']])
    const got = readMail(mail.mails[0] ?? { to: [], secure: false, raw: '' })
    expect(got.subject).toBe('清风:您有1项任务将于12-04到期')
    expect(got.parts.map((part) => part.type)).toEqual(['text/plain', 'text/html'])
    for (const { body } of got.parts) {
      expect(body).toContain('您有1项任务将于12-04到期,请登录清风查看。')
      expect(body).toMatch(/https:\/\/qingfeng\.bureau\.example\/go\/[0-9a-f]{32}/)
      expect(body).toContain('https://qingfeng.bureau.example/me')
    }
    expect(got.header('Auto-Submitted')).toBe('auto-generated')
    expect(got.header('Date')).toBe('Wed, 18 Mar 2026 01:00:30 +0000')
  })

  test('is in English for whoever wants it so', async () => {
    await somebody('bob', { language: 'en' })
    await remindedOf('bob', '2026-12-04')
    await api.pass()
    const [one] = mail.mails
    expect(one && readMail(one).subject).toBe('Qingfeng: You have 1 task due soon, on 2026-12-04')
  })

  test('leads its reader to the task, and nobody else anywhere', async () => {
    await somebody('carl')
    const { taskId, caseId } = await remindedOf('carl', '2026-12-04')
    await api.pass()
    const ref = /go\/([0-9a-f]{32})/.exec(readMail(mail.mails[0] ?? none).parts[0]?.body ?? '')?.[1]
    const opened = await api.as('carl').get(`/api/links/${ref}`)
    expect(opened).toMatchObject({ status: 200, body: { taskId, caseId } })
    expect((await api.as('chen.wei').get(`/api/links/${ref}`)).status).toBe(404)
    await recused(api.db, caseId, 'carl')
    expect((await api.as('carl').get(`/api/links/${ref}`)).status).toBe(404)
  })

  test('is one for a burst of the same kind, with the earliest date and the list', async () => {
    await somebody('dora')
    await remindedOf('dora', '2026-12-04')
    await remindedOf('dora', '2026-04-02')
    await api.pass({ seconds: 10 })
    expect(mail.mails).toEqual([])
    await remindedOf('dora', '2026-05-02')
    await api.pass({ seconds: 20 })
    await api.pass()
    expect(mail.mails.map((one) => readMail(one).subject)).toEqual([
      '清风:您有3项任务即将到期,最早04-02',
    ])
    expect(readMail(mail.mails[0] ?? none).parts[0]?.body).toContain('bureau.example/inbox\r\n')
  })
})

const none = { to: [], secure: false, raw: '' }

describe('each person’s own choice', () => {
  test('is what decides: binding ones only, none, or nothing at all', async () => {
    await somebody('binding', { news: 'binding' })
    await somebody('digest', { news: 'none' })
    await somebody('off', { active: false })
    await aPerson(api.db, { id: 'silent' })
    for (const who of ['binding', 'digest', 'off', 'silent']) {
      const { caseId, taskId } = await remindedOf(who, '2026-03-17')
      await tells(api, { personId: who, caseId, taskId, kind: 'task.overdue', binding: true })
    }
    await api.pass()
    expect(mail.mails.map((one) => [one.to[0], readMail(one).subject])).toEqual([
      ['binding@bureau.example', '清风:有1项与您有关的任务已逾期,应于03-17办结'],
    ])
    const [row] = await api.db.execute<{ n: number }>(sql`select count(*)::int as n from delivery`)
    expect(row?.n).toBe(1)
  })

  test('holds also for what was written before it was changed', async () => {
    await somebody('fickle')
    await remindedOf('fickle', '2026-12-04')
    await wantsMail(api.db, 'fickle', { active: false })
    await api.pass()
    expect(mail.mails).toEqual([])
  })

  test('of quiet hours makes what comes meanwhile wait for their end, past midnight too', async () => {
    await somebody('sleeper', { quietFrom: '20:00', quietTo: '07:30' })
    api.travel('2026-03-18T21:00:00+08:00')
    await remindedOf('sleeper', '2026-12-04')
    await api.pass({ hours: 3 })
    expect(mail.mails).toEqual([])
    api.travel('2026-03-19T07:29:00+08:00')
    await api.pass()
    expect(mail.mails).toEqual([])
    await api.pass()
    expect(mail.mails).toHaveLength(1)
  })
})

describe('nothing goes out', () => {
  test('to somebody recused, when it is told or when they are recused afterwards', async () => {
    await somebody('named')
    const caseId = await aCase(api.db)
    const taskId = await aTask(api.db, { caseId, assigneeId: 'named', due: '2026-12-04' })
    await recused(api.db, caseId, 'named')
    await tells(api, { personId: 'named', caseId, taskId })
    const later = await remindedOf('named', '2026-12-04')
    await recused(api.db, later.caseId, 'named')
    await api.pass()
    expect(mail.mails).toEqual([])
  })

  test('to somebody who has left, and their address is forgotten', async () => {
    await somebody('leaver')
    await remindedOf('leaver', '2026-12-04')
    await api.db.execute(sql`update person set left_on = '2026-03-18' where id = 'leaver'`)
    await api.pass()
    expect(mail.mails).toEqual([])
    await tidy(api)
    const rows = await api.db.execute(sql`select 1 from person_channel where person_id = 'leaver'`)
    expect(rows).toHaveLength(0)
  })

  test('of a case that is kept to a role they do not hold', async () => {
    await somebody('outsider')
    const caseId = await aCase(api.db, { audience: 'discipline' })
    const taskId = await aTask(api.db, { caseId, assigneeId: 'outsider', due: '2026-12-04' })
    await tells(api, { personId: 'outsider', caseId, taskId })
    await api.pass()
    expect(mail.mails).toEqual([])
  })

  test('of what was read in the inbox meanwhile, or is done', async () => {
    await somebody('quick')
    await remindedOf('quick', '2026-12-04')
    await api.as('quick').post('/api/notifications/read', {})
    const { taskId } = await remindedOf('quick', '2026-12-05')
    await api.db.execute(sql`update task set ended_at = '2026-03-18' where id = ${taskId}`)
    await api.pass()
    expect(mail.mails).toEqual([])
  })

  test('twice, however often it is told', async () => {
    await somebody('once')
    const { caseId, taskId } = await remindedOf('once', '2026-12-04')
    await api.pass()
    await tells(api, { personId: 'once', caseId, taskId })
    await api.pass({ days: 1 })
    expect(mail.mails).toHaveLength(1)
  })
})

describe('a server that does not take it', () => {
  test('is asked again a minute later, then after longer, with the same Message-ID', async () => {
    await somebody('grey')
    await remindedOf('grey', '2026-12-04')
    mail.refuse.rcpt = ['451 greylisted', '451 greylisted']
    await api.pass()
    await api.pass({ seconds: 59 })
    expect(mail.refuse.rcpt).toHaveLength(1)
    await api.pass({ seconds: 1 })
    expect(mail.refuse.rcpt).toHaveLength(0)
    expect(mail.mails).toEqual([])
    await api.pass({ seconds: 119 })
    expect(mail.mails).toEqual([])
    await api.pass({ seconds: 1 })
    expect(mail.mails).toHaveLength(1)
    const [row] = await api.db.execute<{ id: string }>(sql`select id from delivery`)
    expect(readMail(mail.mails[0] ?? none).messageId).toBe(`<${row?.id}@bureau.example>`)
    await api.pass({ days: 2 })
    expect(mail.mails).toHaveLength(1)
  })

  test('is given up after three days, and the administrator has it sent again', async () => {
    await somebody('gone')
    await remindedOf('gone', '2026-12-04')
    mail.refuse.rcpt = Array.from({ length: 100 }, () => '451 not today')
    await api.pass()
    const admin = api.as('kong.lin')
    const failed = (state: string) =>
      admin.get<{ items: { id: string; reason: { zh: string } }[] }>(
        `/api/deliveries?state=${state}`,
      )
    expect((await failed('retrying')).body.items).toMatchObject([
      { to: { name: 'gone' }, attempts: 1, reason: { zh: '邮件服务器暂不接收,稍后再试(451)' } },
    ])
    for (let hours = 0; hours < 90; hours += 6) await api.pass({ hours: 6 })
    const left = mail.refuse.rcpt.length
    await api.pass({ days: 5 })
    expect(mail.refuse.rcpt).toHaveLength(left)
    const { body } = await failed('failed')
    expect(body.items).toMatchObject([{ to: { name: 'gone' }, nextAt: null }])
    expect((await failed('retrying')).body.items).toEqual([])

    mail.refuse.rcpt = []
    const ids = body.items.map((item) => item.id)
    expect((await admin.post('/api/deliveries/retry', { ids })).body).toEqual({ ids })
    await api.pass({ seconds: 0 })
    expect(mail.mails).toHaveLength(1)
    expect((await failed('failed')).body.items).toEqual([])
  })

  test('and never will is shown at once, to the person too, until it is dropped', async () => {
    await somebody('typo')
    await remindedOf('typo', '2026-12-04')
    mail.refuse.rcpt = ['550 no such user typo@bureau.example']
    await api.pass()
    const admin = api.as('kong.lin')
    const { body } = await admin.get<{ items: { id: string }[] }>('/api/deliveries')
    expect(body.items).toMatchObject([{ reason: { zh: '邮件服务器拒收(550)' }, attempts: 1 }])
    expect(JSON.stringify(body)).not.toContain('typo@')
    const own = await api.as('typo').get('/api/me/channels')
    expect(own.body).toMatchObject({ lastFailure: { reason: { zh: '邮件服务器拒收(550)' } } })
    const ids = body.items.map((item) => item.id)
    expect((await admin.post('/api/deliveries/drop', { ids })).body).toEqual({ ids })
    expect((await admin.post('/api/deliveries/drop', { ids })).body).toEqual({ ids: [] })
    await api.pass({ days: 1 })
    expect(mail.mails).toEqual([])
  })

  test('keeps a burst together until it goes, as one', async () => {
    await somebody('burst')
    await remindedOf('burst', '2026-12-04')
    await remindedOf('burst', '2026-12-05')
    mail.refuse.data = ['452 full']
    await api.pass()
    await remindedOf('burst', '2026-12-07')
    await api.pass({ minutes: 5 })
    expect(mail.mails.map((one) => readMail(one).subject).sort()).toEqual([
      '清风:您有1项任务将于12-07到期',
      '清风:您有2项任务即将到期,最早12-04',
    ])
  })
})

describe('several processes', () => {
  test('send each message once between them', async () => {
    await somebody('many')
    for (let n = 0; n < 30; n += 1) {
      const id = `worker-${n}`
      await somebody(id)
      await remindedOf(id, '2026-12-04')
    }
    api.travel('2026-03-18T09:10:00+08:00')
    const rounds = Array.from({ length: 4 }, () => deliverOnce(api, 'mail'))
    await Promise.all(rounds)
    await Promise.all(Array.from({ length: 4 }, () => deliverOnce(api, 'mail')))
    expect(mail.mails.map((one) => one.to[0]).sort()).toEqual(
      Array.from({ length: 30 }, (_, n) => `worker-${n}@bureau.example`).sort(),
    )
  })

  test('that die while sending leave it to others after five minutes, under the same Message-ID', async () => {
    await somebody('heir')
    await remindedOf('heir', '2026-12-04')
    await api.pass()
    await api.db.execute(sql`update delivery set sent_at = null`)
    await api.pass({ minutes: 4 })
    expect(mail.mails).toHaveLength(1)
    await api.pass({ minutes: 1 })
    expect(new Set(mail.mails.map((one) => readMail(one).messageId)).size).toBe(1)
    expect(mail.mails).toHaveLength(2)
  })
})
