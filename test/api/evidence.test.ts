import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { download, sendEvidence } from '../support/evidence.ts'
import { aCase, aParticipant, aTask } from '../support/factories.ts'
import { aDocx, aPdf, aPhoto } from '../support/office-files.ts'

let api: TestApi
let taskId: string
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T10:00:00+08:00' })
  taskId = await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['sun.yue'] })
})
afterAll(() => api.close())

const send = (name: string, bytes: Uint8Array, login = 'liu.yang', task = taskId) =>
  sendEvidence(api, { task, login }, { name, bytes })

describe('a file of a task', () => {
  test('is named without paths and tricks', async () => {
    const name = async (given: string) =>
      (await send(given, aDocx({ 'word/x.xml': given }))).body.name
    expect(await name('../../etc/报告.docx')).toBe('报告.docx')
    expect(await name('C:\\fakepath\\报告.docx')).toBe('报告.docx')
    expect(await name('报告\u202Excod.docx')).toBe('报告xcod.docx')
    expect(await name('报\u0000告"<1>.docx')).toBe('报告__1_.docx')
    expect(await name(`${'长'.repeat(300)}.docx`)).toBe(`${'长'.repeat(115)}.docx`)
    expect(await name('.docx')).toBe('材料.docx')
  })

  test('is only for download', async () => {
    const { body } = await send('材料 "一".pdf', await aPdf())
    const { headers } = await download(api, body.id)
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%E6/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('content-type')).toBe('application/pdf')
  })

  test('is added by its holder, co-handlers and deputies, and by nobody else', async () => {
    const task = await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['sun.yue'] })
    await api.db.execute(sql`insert into absence (id, person_id, deputy_id, from_date, to_date, set_by)
      values ('a1', 'liu.yang', 'zhao.min', '2026-03-01', '2026-03-31', 'liu.yang')`)
    const statusFor = async (login: string) =>
      (await send(`${login}.docx`, aDocx(), login, task)).status
    expect(await statusFor('liu.yang')).toBe(200)
    expect(await statusFor('sun.yue')).toBe(200)
    expect(await statusFor('zhao.min')).toBe(200)
    expect(await statusFor('chen.wei')).toBe(403)
    expect(await statusFor('xu.qing')).toBe(404)
    await api.db.execute(sql`delete from absence`)
    await api.db.execute(sql`update task set ended_at = '2026-03-18' where id = ${task}`)
    expect(await statusFor('liu.yang')).toBe(409)
  })

  test('is read by whoever may see the case, and is not there for others', async () => {
    const caseId = await aCase(api.db)
    const task = await aTask(api.db, { caseId, assigneeId: 'liu.yang' })
    const { body } = await send('材料.docx', aDocx(), 'liu.yang', task)
    expect((await download(api, body.id, 'chen.wei')).status).toBe(200)
    expect((await download(api, body.id, 'zuofengban')).status).toBe(200)
    expect((await download(api, body.id, 'xu.qing')).status).toBe(404)
    expect((await download(api, body.id, 'bao.chen')).status).toBe(404)
    await api.db.execute(sql`insert into recusal (case_id, person_id, because, since)
      values (${caseId}, 'chen.wei', 'named', '2026-03-18')`)
    expect((await download(api, body.id, 'chen.wei')).status).toBe(404)
  })

  test('is removed by its uploader until the task is answered', async () => {
    const task = await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['sun.yue'] })
    const one = (await send('一.docx', aDocx(), 'liu.yang', task)).body.id
    const two = (await send('二.docx', aDocx(), 'liu.yang', task)).body.id
    const remove = async (id: string, login: string) =>
      (await api.as(login).delete(`/api/evidence/${id}`)).status
    expect(await remove(one, 'xu.qing')).toBe(404)
    expect(await remove(one, 'sun.yue')).toBe(403)
    expect(await remove(one, 'liu.yang')).toBe(204)
    expect(await remove(one, 'liu.yang')).toBe(404)
    await api.db.execute(sql`update task set ended_at = '2026-03-18' where id = ${task}`)
    expect(await remove(two, 'liu.yang')).toBe(409)
    const entries = await api.db.execute<{
      kind: string
      refused: string | null
      data: Record<string, string>
    }>(sql`
      select kind, refused, data from ledger_entry where task_id = ${task} and kind like 'evidence.%' order by seq`)
    expect(entries.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['evidence.added', null],
      ['evidence.added', null],
      ['evidence.removed', null],
      ['evidence.removed', 'task.ended'],
    ])
    expect(entries[2]?.data).toEqual(entries[0]?.data)
    expect(entries[0]?.data['evidenceId']).toBe(one)
  })

  test('is kept with the digest of what is kept, once however often it is sent', async () => {
    const task = await aTask(api.db, { assigneeId: 'liu.yang' })
    const pdf = await aPdf()
    const first = await send('材料.pdf', pdf, 'liu.yang', task)
    const second = await send('材料.pdf', pdf, 'liu.yang', task)
    expect(second.body.id).toBe(first.body.id)
    const rows = await api.db.execute<{ sha256: string; case_id: string; size: number }>(sql`
      select sha256, case_id, size from evidence where task_id = ${task}`)
    expect(rows).toHaveLength(1)
    const { bytes } = await download(api, first.body.id)
    expect(rows[0]).toMatchObject({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      case_id: expect.any(String),
    })
  })

  test('may come from whoever found the problem, to the task that their report opened', async () => {
    const caseId = await aCase(api.db, { openedBy: 'sun.yue' })
    await aParticipant(api.db, { caseId, personId: 'sun.yue', as: 'opener' })
    const task = await aTask(api.db, { caseId, step: 'register', candidateKey: 'conduct_office@*' })
    expect((await send('现场.pdf', await aPdf(), 'sun.yue', task)).status).toBe(200)
    expect((await send('现场.pdf', await aPdf(), 'liu.yang', task)).status).toBe(409)
  })

  test('is one of twenty', async () => {
    const task = await aTask(api.db, { assigneeId: 'liu.yang' })
    const photo = await aPhoto()
    const statuses: number[] = []
    for (let i = 0; i < 21; i += 1) {
      statuses.push((await send(`${i}.jpg`, photo, 'liu.yang', task)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 409])
  })
})
