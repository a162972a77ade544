import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnv } from '../../api/env.ts'
import { deliverAll } from '../../api/outside/deliver.ts'
import { createOutside, type Outside } from '../../api/outside/outside.ts'
import { robot } from '../../db/schema/channels.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'
import { type MailServer, readMail, startMailServer } from '../support/mail-server.ts'
import { wantsMail } from '../support/outside.ts'
import { type RobotServer, startRobotServer } from '../support/robot-server.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-outside-'))
const logged: string[] = []
let mail: MailServer
let service: RobotServer
let bureau: Bureau
let outside: Outside
let chiefsFeed: string

/** Everybody who has a part in it, and the one who is complained about. */
const readers = ['liu.yang', 'chen.wei', 'zhou.jianguo', 'zuofengban', 'qin.feng', 'sun.yue']
/** Of the conduct office, whose candidates are reminded of what nobody has claimed. */
const accused = 'hu.lin'

beforeAll(async () => {
  mail = await startMailServer()
  service = await startRobotServer()
  bureau = await openBureau()
  const keysFile = path.join(folder, 'payload.json')
  const keys = { k1: Buffer.alloc(32, 1).toString('base64') }
  writeFileSync(keysFile, JSON.stringify({ active: 'k1', keys }))
  outside = createOutside(
    readEnv({
      DATABASE_URL: 'postgres://not-used-here',
      SESSION_SECRET: 'a secret that only the tests know, and no one else',
      PAYLOAD_KEYS_FILE: keysFile,
      SMTP_URL: mail.url,
      MAIL_FROM: 'qingfeng@bureau.example',
      ROBOT_LOOPBACK: 'allow',
    }),
  )
  const { db } = bureau
  for (const who of [...readers, accused]) await wantsMail(db, who, { digest: true })
  const common = { active: true, news: 'everything', digest: true, language: 'zh' } as const
  for (const [id, sectionId] of [
    ['group', 'permits'],
    ['bureau', null],
  ] as const) {
    const kind = 'wecom'
    const sealedUrl = outside.seal(id, 'url', service.url)
    const stored = {
      id,
      name: id,
      kind,
      sectionId,
      host: 'here',
      sealedUrl,
      setBy: 'kong.lin',
    } as const
    await db.insert(robot).values({ ...common, ...stored, setAt: bureau.clock.now() })
  }
  const made = await bureau.call('liu.yang', 'POST', '/api/me/calendar-feed', { language: 'zh' })
  chiefsFeed = new URL(made.body.url).pathname
})
afterAll(async () => {
  outside.close()
  await bureau.close()
  await mail.close()
  await service.close()
  rmSync(folder, { recursive: true })
})

/** Lets time pass in the bureau, morning by morning, and carries out what is waiting. */
async function until(day: string) {
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  for (;;) {
    await deliverAll({ db: bureau.db, clock: bureau.clock, log, outside })
    const now = bureau.clock.now()
    if (now.slice(0, 10) >= day) return
    await bureau.pass('8 hours')
  }
}

const planted = {
  title: '窗口收取好处费CANARYTITLE',
  description: '反映人张三丰CANARYNAME称被刁难',
  measures: '约谈当事人CANARYWORDS',
  note: '请找李四喜CANARYNOTE核实',
}

describe('a case from its registration to its end, late and with many words', () => {
  let id: string
  test('reaches mails, groups and a calendar', async () => {
    id = await anIssue(bureau, {
      title: planted.title,
      description: planted.description,
      deadline: '2026-01-20',
      severity: 'serious',
      named: [accused],
    })
    const task = `${id}.rectify.1`
    const say = (who: string, where: string, body: object) =>
      bureau.call(who, 'POST', `/api/${where}`, body)
    await say('liu.yang', `cases/${id}/comments`, { text: planted.note, mentions: ['sun.yue'] })
    await say('zuofengban', `tasks/${task}/urge`, { note: planted.note })
    await until('2026-01-24')
    expect((await bureau.app.request(chiefsFeed)).status).toBe(200)
    const feed = await (await bureau.app.request(chiefsFeed)).text()
    expect(feed).toContain('20260120')
    expect(JSON.stringify(planted)).toMatch(/CANARY/)
    seen.push(feed)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', {
      measures: planted.measures,
      evidence: [],
    })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', { reason: planted.note }, 'returned')
    await until('2026-02-04')
    const subjects = mail.mails.map((one) => readMail(one).subject)
    for (const kind of [/新任务/, /到期/, /已逾期/, /新通知/, /早报/]) {
      expect(subjects.some((subject) => kind.test(subject))).toBe(true)
    }
  })

  test('and nothing that anybody wrote, nobody’s name, no section and no number is in them', async () => {
    const [numbered] = await bureau.db.execute<{ number: string }>(
      sql`select number from "case" where id = ${id}`,
    )
    const outsideNow = [
      ...mail.mails.flatMap((one) => {
        const { subject, parts } = readMail(one)
        return [one.raw, subject, ...parts.map((part) => part.body)]
      }),
      ...service.posts.flatMap((post) => [post.body, post.url.href]),
      ...seen,
      ...logged,
    ].join('\n')
    expect(mail.mails.length).toBeGreaterThan(5)
    expect(numbered?.number).toMatch(/^WT-/)
    for (const kept of [
      'CANARY',
      '张三丰',
      '李四喜',
      '刘洋',
      '陈伟',
      '胡琳',
      '审批科',
      numbered?.number ?? '',
      id,
      'rectify',
      'supervise',
    ]) {
      expect(outsideNow.includes(kept), kept).toBe(false)
    }
  })

  test('and whoever it is about heard nothing, nor did any group', async () => {
    expect(mail.mails.flatMap((one) => one.to)).not.toContain(`${accused}@bureau.example`)
    expect(service.posts).toEqual([])
    expect(mail.mails.flatMap((one) => one.to)).toContain('qin.feng@bureau.example')
    const told = await bureau.db.execute(sql`select 1 from delivery where person_id = ${accused}`)
    expect(told).toEqual([])
  })
})

test('a case about nobody in particular reaches the conduct office, its group and the bureau’s', async () => {
  await anIssue(bureau, { title: planted.title, deadline: '2026-02-10' })
  await until('2026-03-05')
  const said = service.posts.map((post) => JSON.parse(post.body).text.content as string)
  expect(said.some((line) => /有1项任务将于02-10到期/.test(line))).toBe(true)
  expect(mail.mails.flatMap((one) => one.to)).toContain(`${accused}@bureau.example`)
  expect(said.join('\n')).not.toMatch(/CANARY|审批科|刘洋/)
})

/** What calendars were given on the way. */
const seen: string[] = []
