import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { scanDatabase } from '../support/byte-scan.ts'
import { aDocx } from '../support/office-files.ts'

/** Texts that occur nowhere else, the short ones as the grams of a search column would hold them. */
const canaries = ['欧阳靐龘', '靐龘', '13798765432', '微信驫麤', '驫麤', '齉爩滟灪', '齉爩']
const complaint = {
  kind: 'extortion',
  text: '我叫欧阳靐龘,电话1379876 5432,齉爩滟灪的事请查一查',
  section: 'permits',
  place: '三号窗口齉爩',
  realName: { name: '欧阳靐龘', phone: '137-9876-5432', contact: '微信驫麤' },
}

type Receipt = { readonly number: string; readonly code: string }
type Read = { readonly text: string; readonly masked: readonly string[] }

let api: TestApi
let receipt: Receipt
let caseId: string
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
  const form = new FormData()
  form.set('complaint', JSON.stringify(complaint))
  const docx = aDocx({ 'word/document.xml': '<w:document><w:body>欧阳靐龘</w:body></w:document>' })
  form.set('file', new File([Uint8Array.from(docx)], '欧阳靐龘的材料.docx'))
  const answer = await api.app.request('/api/portal/complaints/with-files', {
    method: 'POST',
    body: form,
  })
  expect(answer.status).toBe(201)
  receipt = (await answer.json()) as Receipt
  caseId = await caseOf(receipt.number)
  await api.as(null).post('/api/portal/follow/additions', { ...receipt, text: '齉爩滟灪还有一次' })
  await api
    .as('zuofengban')
    .post('/api/complaints', { ...complaint, channel: 'hotline', recognise: true })
  await api.as('zuofengban').post('/api/complaints/caller', { phone: '13798765432' })
  const { body } = await api
    .as('zuofengban')
    .post<{ id: string }>(`/api/complaints/${caseId}/identity`, { reason: '联系欧阳靐龘核实' })
  await api
    .as('wei.dong')
    .post(`/api/complaints/${caseId}/identity/${body.id}/decision`, { approve: true })
  await api.as('zuofengban').post(`/api/complaints/${caseId}/identity/${body.id}/reveal`)
})
afterAll(() => api.close())

describe('who complained and what they wrote', () => {
  test('is in no column of the database, bytes and search included', async () => {
    expect(await scanDatabase(api.db, canaries)).toEqual([])
  })

  test('and the scan would see a leak, in words and in grams', async () => {
    await api.db.execute(sql`update "case" set title = title || '欧阳靐龘' where id = ${caseId}`)
    await api.db.execute(sql`update "case" set search = search || '{齉爩}' where id = ${caseId}`)
    const found = await scanDatabase(api.db, canaries)
    expect(found).toContain('public."case".title: 欧阳靐龘')
    expect(found).toContain('public."case".search: 齉爩')
    await api.db.execute(sql`update "case" set title = replace(title, '欧阳靐龘', ''),
      search = array_remove(search, '齉爩') where id = ${caseId}`)
  })

  test('is in no log line', () => {
    const lines = api.logged().join('\n')
    expect(lines).toContain('/api/portal/complaints/with-files')
    for (const canary of [...canaries, receipt.code]) expect(lines).not.toContain(canary)
  })

  test('is in nothing that lists, exports or tells of cases', async () => {
    for (const path of [
      '/api/cases?q=投诉',
      '/api/tasks?view=team',
      '/api/notifications',
      `/api/cases/${caseId}`,
    ]) {
      const { status, body } = await api.as('wei.dong').get(path)
      expect(status).toBe(200)
      for (const canary of canaries) expect(JSON.stringify(body), path).not.toContain(canary)
    }
  })

  test('is masked in the words that handlers read', async () => {
    const { body } = await api.as('zuofengban').get<Read>(`/api/complaints/${caseId}`)
    expect(body.text).toBe('我叫〔反映人姓名〕,电话〔电话〕,齉爩滟灪的事请查一查')
    expect(body.masked).toEqual(expect.arrayContaining(['name', 'phone']))
  })

  test('and its files open only for who reads it', async () => {
    const [row] = await api.db.execute<{ id: string; name: string }>(
      sql`select id, name from evidence where case_id = ${caseId}`,
    )
    expect(row?.name).toBe('材料1.docx')
    const get = (login: string) =>
      api.app.request(`/api/evidence/${row?.id}`, { headers: { 'x-as': login } })
    expect((await get('zuofengban')).status).toBe(200)
    for (const login of ['li.guohua', 'liu.yang', 'kong.lin']) {
      expect((await get(login)).status, login).toBe(404)
    }
  })
})

describe('no network address is kept', () => {
  test('of whoever files or follows', async () => {
    const address = '203.0.113.77'
    const headers = { 'x-forwarded-for': address, 'content-type': 'application/json' }
    await api.app.request('/api/portal/complaints', {
      method: 'POST',
      headers,
      body: JSON.stringify({ text: '叫号机坏了三天' }),
    })
    expect(await scanDatabase(api.db, [address])).toEqual([])
    expect(api.logged().join('\n')).not.toContain(address)
  })
})

const caseOf = async (number: string) =>
  (await api.db.execute<{ id: string }>(sql`select id from "case" where number = ${number}`))[0]
    ?.id ?? ''
