import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { readEnv } from '../../api/env.ts'
import { aCase, aTask } from '../support/factories.ts'
import { startMailServer } from '../support/mail-server.ts'
import { startOutside, tells, wantsMail } from '../support/outside.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** 刘洋 has an address and asks for a test mail by the bureau's server. */
async function asksForATest(env: Readonly<Record<string, string>>, timeoutMs?: number) {
  const api = await startOutside(env, timeoutMs === undefined ? {} : { timeoutMs })
  closing.push(api.close)
  await wantsMail(api.db, 'liu.yang')
  const answer = await api.as('liu.yang').post<{ code?: string }>('/api/me/channels/mail/test')
  return { api, answer }
}

async function server(options: Parameters<typeof startMailServer>[0] = {}) {
  const mail = await startMailServer(options)
  closing.push(mail.close)
  return mail
}

const account = { user: 'qingfeng', password: 'planted-password' }

describe('a mail server', () => {
  test('with an account is signed in to, over STARTTLS where the address asks for it', async () => {
    const mail = await server({ account, hideSTARTTLS: false })
    const trusting = `${mail.url}/?requireTLS=true&tls.rejectUnauthorized=false`
    const { answer } = await asksForATest({ SMTP_URL: trusting })
    expect(answer.status).toBe(204)
    expect(mail.mails).toMatchObject([{ to: ['liu.yang@bureau.example'], secure: true }])
  })

  test('with TLS from the beginning is spoken to so', async () => {
    const mail = await server({ secure: true })
    const url = `${mail.url.replace('smtp:', 'smtps:')}/?tls.rejectUnauthorized=false`
    expect((await asksForATest({ SMTP_URL: url })).answer.status).toBe(204)
    expect(mail.mails).toMatchObject([{ secure: true }])
  })

  test('on this machine needs no TLS', async () => {
    const mail = await server()
    expect((await asksForATest({ SMTP_URL: mail.url })).answer.status).toBe(204)
    expect(mail.mails).toMatchObject([{ secure: false }])
  })

  test.each([
    ['whose certificate nobody vouches for', { hideSTARTTLS: false }],
    ['that offers no TLS where TLS is asked for', { hideSTARTTLS: true }],
  ])('%s gets nothing', async (_, options) => {
    const mail = await server({ account, ...options })
    const { answer } = await asksForATest({ SMTP_URL: `${mail.url}/?requireTLS=true` })
    expect(answer).toMatchObject({ status: 409, body: { code: 'delivery.mail.tls' } })
    expect(mail.mails).toEqual([])
  })

  test('that does not accept the account is named as the reason, without the account', async () => {
    const mail = await server({ account })
    expect((await asksForATest({ SMTP_URL: mail.url })).answer.status).toBe(204)
    const wrong = mail.url.replace(account.password, 'planted-mistake')
    const { api, answer } = await asksForATest({ SMTP_URL: wrong })
    expect(answer).toMatchObject({
      status: 409,
      body: { detail: { zh: '邮件服务器不接受清风的账号或密码(535)' } },
    })

    const caseId = await aCase(api.db)
    const taskId = await aTask(api.db, { caseId, assigneeId: 'liu.yang', due: '2026-12-04' })
    await tells(api, { personId: 'liu.yang', caseId, taskId })
    await api.pass()
    // It is ours to mend, so it is tried again.
    const { body } = await api.as('kong.lin').get('/api/deliveries?state=retrying')
    expect(body).toMatchObject({ items: [{ to: { id: 'liu.yang' }, failedAt: null }] })
    const everything = JSON.stringify([answer.body, body, api.logged()])
    expect(everything).not.toMatch(/planted-mistake|liu\.yang@/)
  })

  test('that nobody runs, or that says nothing, is told apart', async () => {
    const mail = await startMailServer()
    await mail.close()
    const away = await asksForATest({ SMTP_URL: mail.url })
    expect(away.answer).toMatchObject({ body: { code: 'delivery.mail.connection' } })

    const mute = net.createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    closing.push(async () => void mute.close())
    const url = `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`
    const silent = await asksForATest({ SMTP_URL: url }, 300)
    expect(silent.answer).toMatchObject({ body: { code: 'delivery.mail.timeout' } })
  })
})

describe('without a mail server', () => {
  test('nobody can switch mail on, the pages say so, and nothing piles up', async () => {
    const { api, answer } = await asksForATest({})
    expect(answer).toMatchObject({ status: 409, body: { code: 'channel.mail-off' } })
    const own = await api.as('liu.yang').get('/api/me/channels')
    expect(own.body).toMatchObject({ mailAvailable: false, mail: { active: true } })
    const choice = { address: 'a@b.example', news: 'everything', digest: true, language: 'zh' }
    const on = await api.as('liu.yang').put('/api/me/channels/mail', { ...choice, active: true })
    expect(on).toMatchObject({ status: 409, body: { code: 'channel.mail-off' } })
    expect((await api.as('kong.lin').get('/api/channels')).body).toMatchObject({ mail: null })

    const caseId = await aCase(api.db)
    const taskId = await aTask(api.db, { caseId, assigneeId: 'liu.yang', due: '2026-12-04' })
    await tells(api, { personId: 'liu.yang', caseId, taskId })
    await api.pass()
    const rows = await api.db.execute(
      sql`select reason, dropped_at is not null as gone from delivery`,
    )
    expect(rows).toEqual([{ reason: 'mail.off', gone: true }])
  })
})

test('a server without a sender is refused at the start', () => {
  const env = {
    DATABASE_URL: 'postgres://none',
    SESSION_SECRET: 'only-for-tests-only-for-tests-only',
    PAYLOAD_KEYS_FILE: 'none',
  }
  expect(() => readEnv({ ...env, SMTP_URL: 'smtp://a:b@mail.example' })).toThrow(/MAIL_FROM/)
  expect(() => readEnv({ ...env, SMTP_URL: 'https://mail.example' })).toThrow(/SMTP_URL/)
})
