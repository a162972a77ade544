import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument, PDFName } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApi, type TestApi } from '../support/api.ts'
import { download, sendEvidence } from '../support/evidence.ts'
import { aTask } from '../support/factories.ts'
import { aDocx, aPdf, aPhoto, partsOf } from '../support/office-files.ts'

let api: TestApi
let taskId: string
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T10:00:00+08:00' })
  taskId = await aTask(api.db, { assigneeId: 'liu.yang', coHandlers: ['sun.yue'] })
})
afterAll(() => api.close())

const send = (name: string, bytes: Uint8Array) =>
  sendEvidence(api, { task: taskId }, { name, bytes })

/** What of a file is kept. */
async function kept(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { status, body } = await send(name, bytes)
  expect({ status, body }).toMatchObject({ status: 200 })
  return (await download(api, body.id)).bytes
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
