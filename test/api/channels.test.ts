import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { type OutsideApi, startOutside } from '../support/outside.ts'

let mail: MailServer
let api: OutsideApi
beforeAll(async () => {
  mail = await startMailServer()
  api = await startOutside({ SMTP_URL: mail.url, MAIL_DOMAINS: 'bureau.example, city.example' })
})
afterAll(async () => {
  await api.close()
  await mail.close()
})

const choice = {
  address: 'ly@bureau.example',
  active: true,
  news: 'binding',
  digest: true,
  quietFrom: '20:00',
  quietTo: '07:30',
  language: 'zh',
}
const set = (change: object) =>
  api.as('liu.yang').put<{ code: string }>('/api/me/channels/mail', { ...choice, ...change })
const mine = async (login = 'liu.yang') =>
  (await api.as(login).get<{ mail: object | null }>('/api/me/channels')).body.mail

test('a choice is kept as it was made, and is nobody else’s', async () => {
  expect(await mine()).toBeNull()
  expect((await set({})).status).toBe(204)
  expect(await mine()).toEqual(choice)
  expect(await mine('chen.wei')).toBeNull()
  const seen = await api.as('kong.lin').get('/api/people/liu.yang')
  expect(JSON.stringify(seen.body)).not.toContain('ly@bureau.example')
})

test.each([
  [
    'an address of a domain that the bureau does not use',
    { address: 'ly@mail.example' },
    'address',
  ],
  ['what is no address', { address: 'ly@bureau.example\r\nBcc: x@y.example' }, 'address'],
  ['quiet hours without an end', { quietTo: null }, 'quietTo'],
  ['quiet hours without a beginning', { quietFrom: null }, 'quietFrom'],
  ['an hour that no clock has', { quietFrom: '25:00' }, 'quietFrom'],
  ['a kind of news there is not', { news: 'some' }, 'news'],
])('%s is refused at its field', async (_, change, field) => {
  expect(await set(change)).toMatchObject({ status: 422, body: { field } })
})

test('the ledger says that it was made, and not with which address', async () => {
  await set({ news: 'everything' })
  const entries = await api.db.execute<{ data: object }>(
    sql`select data from ledger_entry where kind = 'channel.set' order by seq desc limit 1`,
  )
  expect(entries).toEqual([
    { data: { channel: 'mail', active: true, news: 'everything', digest: true } },
  ])
})

test('somebody may ask for a test mail a few times, and then has to wait', async () => {
  await api.as('chen.wei').put('/api/me/channels/mail', { ...choice, address: 'cw@city.example' })
  const statuses: number[] = []
  for (let n = 0; n < 6; n += 1) {
    statuses.push((await api.as('chen.wei').post('/api/me/channels/mail/test')).status)
  }
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429])
  expect(new Set(mail.mails.map((one) => one.to[0]))).toEqual(new Set(['cw@city.example']))
})

test('the administrator sees how mail is set up, without the account', async () => {
  const { body } = await api.as('kong.lin').get('/api/channels')
  expect(body).toMatchObject({
    mail: { server: `127.0.0.1:${mail.port}`, from: '清风 <qingfeng@bureau.example>' },
    publicUrl: 'https://qingfeng.bureau.example',
    publicUrlMissing: false,
  })
})
