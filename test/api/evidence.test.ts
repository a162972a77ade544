import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument, PDFName } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase, aTask } from '../support/factories.ts'
import { aDocx, aPdf, aPhoto, partsOf } from '../support/office-files.ts'
import { upload } from '../support/upload.ts'

type Stored = {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
}
type Refused = { readonly code: string; readonly detail: { readonly zh: string } }

let api: TestApi
let taskId: string
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T10:00:00+08:00' })
  taskId = await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['sun.yue'] })
})
afterAll(() => api.close())

const send = (name: string, bytes: Uint8Array, login = 'liu.yang', task = taskId) =>
  upload<Stored & Refused>(api, login, { path: `/api/tasks/${task}/evidence`, name, bytes })

async function download(id: string, login = 'liu.yang') {
  const response = await api.app.request(`/api/evidence/${id}`, { headers: { 'x-as': login } })
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

async function kept(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { status, body } = await send(name, bytes)
  expect({ status, body }).toMatchObject({ status: 200 })
  const file = await download(body.id)
  expect(file.status).toBe(200)
  return file.bytes
}
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('what a file tells of people and places is gone', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'from a photo (%s), which stands upright',
    async (format) => {
      const photo = await aPhoto(format)
      expect((await sharp(photo).metadata()).exif).toBeDefined()
      const bytes = await kept(`照片.${format === 'jpeg' ? 'JPG' : format}`, photo)
      const { exif, xmp, orientation, width, height } = await sharp(bytes).metadata()
      expect({ exif, xmp, orientation }).toEqual({
        exif: undefined,
        xmp: undefined,
        orientation: undefined,
      })
      expect([width, height]).toEqual([40, 60])
      expect(latin(bytes)).not.toContain('Canary')
    },
  )

  test('from a PDF, with its scripts, attachments and earlier versions', async () => {
    const bytes = await kept('情况说明.pdf', await aPdf())
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(pdf.getPageCount()).toBe(1)
    expect(pdf.getAuthor()).toBeUndefined()
    expect(pdf.catalog.has(PDFName.of('Metadata'))).toBe(false)
    expect(pdf.catalog.has(PDFName.of('OpenAction'))).toBe(false)
    const plain = latin(await pdf.save({ useObjectStreams: false }))
    expect(plain).not.toMatch(/Canary|JavaScript|EmbeddedFile|Launch/)
    expect(plain).not.toContain(Buffer.from('Canary').toString('hex').toUpperCase())
  })

  test('from an Office file and the pictures in it', async () => {
    const photo = await aPhoto()
    const parts = partsOf(await kept('总结.docx', aDocx({ 'word/media/image1.jpeg': photo })))
    expect(parts['word/document.xml']).toContain('整改情况')
    expect(Object.values(parts).join()).not.toMatch(/王某|某某公司|Canary/)
    expect(Object.keys(parts)).toContain('docProps/core.xml')
  })
})

describe('a file is what its name says', () => {
  const refusals = async (name: string, bytes: Uint8Array, code: string) => {
    const { status, body } = await send(name, bytes)
    expect({ status, code: body.code, name }).toEqual({
      status: 422,
      code: `evidence.${code}`,
      name,
    })
    expect(body.detail.zh).toMatch(/。$/)
  }

  test('or it is refused', async () => {
    const png = await aPhoto('png')
    await refusals('照片.jpg', png, 'wrong-extension')
    await refusals('报告.pdf', aDocx(), 'wrong-extension')
    await refusals('报告.xlsx', aDocx(), 'wrong-extension')
    await refusals('图片.png', strToU8('<svg onload="alert(1)"/>'), 'not-allowed')
    await refusals('网页.html', strToU8('<script>alert(1)</script>'), 'not-allowed')
    await refusals('程序.pdf.exe', strToU8('MZ'), 'not-allowed')
    await refusals('无扩展名', await aPdf(), 'wrong-extension')
    await refusals('空.pdf', new Uint8Array(), 'empty')
    await refusals('压缩.docx', zipSync({ 'a.txt': strToU8('a') }), 'wrong-extension')
  })

  test('and comes with advice where there is a way', async () => {
    const compound = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...randomBytes(600),
    ])
    await refusals('报告.doc', compound, 'old-office')
    await refusals('加密.docx', compound, 'old-office')
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      randomBytes(100),
    ])
    await refusals('照片.heic', heic, 'heic')
    await refusals('照片.jpg', heic, 'heic')
  })

  test('has no macros and loads nothing from elsewhere', async () => {
    const macro = aDocx({ 'word/vbaProject.bin': randomBytes(100) })
    await refusals('宏.docx', macro, 'macros')
    await refusals('宏.docm', macro, 'macros')
    const relation = (type: string, target: string) =>
      `<Relationships><Relationship Id="r1" Type="x/${type}" Target="${target}" TargetMode="External"/></Relationships>`
    const template = {
      'word/_rels/settings.xml.rels': relation('attachedTemplate', 'http://evil.invalid/t.dotm'),
    }
    await refusals('模板.docx', aDocx(template), 'external')
    const link = { 'word/_rels/document.xml.rels': relation('hyperlink', 'https://www.gov.cn/') }
    expect(await send('链接.docx', aDocx(link))).toMatchObject({ status: 200 })
  })

  test('hides nothing behind it', async () => {
    const hidden = zipSync({ 'canary.txt': strToU8('canary') })
    const polyglot = Buffer.concat([await aPhoto(), hidden, Buffer.from('<script>canary</script>')])
    expect(latin(await kept('双面.jpg', polyglot))).not.toContain('canary')
    const behind = Buffer.concat([await aPdf(), Buffer.from('\n<html>canary</html>')])
    expect(latin(await kept('双面.pdf', behind))).not.toContain('canary')
    const before = Buffer.concat([Buffer.from('<script>canary</script>'), aDocx()])
    await refusals('双面.docx', before, 'not-allowed')
  })

  test('does not unpack to gigabytes', async () => {
    const zeros = new Uint8Array(130 * 1024 * 1024)
    await refusals('炸弹.docx', aDocx({ 'word/media/a.bin': zeros }), 'unpacked')
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`word/${i}.xml`, '']))
    await refusals('炸弹.docx', aDocx(many), 'unpacked')
    const giant = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer()
    await refusals('炸弹.png', giant, 'too-many-pixels')
  })

  test('is whole', async () => {
    await refusals('坏.pdf', strToU8('%PDF-1.7\nnothing of the kind'), 'damaged')
    await refusals('坏.jpg', (await aPhoto()).slice(0, 300), 'damaged')
    await refusals('坏.docx', aDocx().slice(0, 200), 'damaged')
  })

  test('has at most 20 MB, and says so', async () => {
    const { status, body } = await send('大.pdf', new Uint8Array(20 * 1024 * 1024 + 1))
    expect(status).toBe(413)
    expect(body.detail.zh).toContain('20 MB')
  })
})

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
    const { headers } = await download(body.id)
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
    expect((await download(body.id, 'chen.wei')).status).toBe(200)
    expect((await download(body.id, 'zuofengban')).status).toBe(200)
    expect((await download(body.id, 'xu.qing')).status).toBe(404)
    expect((await download(body.id, 'bao.chen')).status).toBe(404)
    await api.db.execute(sql`insert into recusal (case_id, person_id, because, since)
      values (${caseId}, 'chen.wei', 'named', '2026-03-18')`)
    expect((await download(body.id, 'chen.wei')).status).toBe(404)
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
    const { bytes } = await download(first.body.id)
    expect(rows[0]).toMatchObject({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      case_id: expect.any(String),
    })
  })

  test('is one of twenty', async () => {
    const task = await aTask(api.db, { assigneeId: 'liu.yang' })
    const statuses: number[] = []
    for (let i = 0; i < 21; i += 1) {
      statuses.push((await send(`${i}.docx`, aDocx(), 'liu.yang', task)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 409])
  })
})
