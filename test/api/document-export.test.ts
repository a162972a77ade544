import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../api/browser/find-browser.ts'
import { findOnPath } from '../../api/browser/find-on-path.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aDocument } from '../support/documents.ts'

let api: TestApi
let signed: string
let draft: string
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T10:00:00+08:00' })
  signed = await aDocument(api.db)
  draft = await aDocument(api.db, { signed: false })
})
afterAll(() => api.close())

async function exported(id: string, format: string, as = 'zuofengban') {
  const response = await api.app.request(`/api/documents/${id}/export?format=${format}`, {
    headers: { 'x-as': as },
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { response, bytes }
}

describe('a document for Word', () => {
  async function parts(id: string) {
    const { response, bytes } = await exported(id, 'docx')
    expect(response.status).toBe(200)
    const files = unzipSync(bytes)
    const read = (name: string) => new TextDecoder().decode(files[name])
    return { response, names: Object.keys(files), read }
  }

  test('has the paper, margins and lines of GB/T 9704', async () => {
    const { read } = await parts(signed)
    const body = read('word/document.xml')
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(read('word/styles.xml')).toMatch(/<w:spacing w:line="579" w:lineRule="exact"\/>/)
  })

  test('has its parts in order, in the faces of an official document', async () => {
    const { read } = await parts(signed)
    const body = read('word/document.xml')
    const order = [
      '局作风办文件',
      '作风办通报〔2026〕1号',
      '关于2026年第一季度作风问题整改情况的通报',
      '局机关各科室:',
      '一、总体情况',
      '=1+1 开头的话也只是话。',
      '行政审批科',
      '2026年3月18日',
    ].map((text) => body.indexOf(`>${text}<`))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
      expect(body).toContain(`w:eastAsia="${font}"`)
    }
    expect(body).toContain('第二段&lt;b&gt;不是&lt;/b&gt;标记。')
    expect(body).toMatch(/<w:tblHeader\/>/)
  })

  test('numbers its pages between dashes, outside on each', async () => {
    const { names, read } = await parts(signed)
    const footers = names.filter((name) => /^word\/footer\d+\.xml$/.test(name)).map(read)
    expect(footers).toHaveLength(2)
    for (const footer of footers) {
      expect(footer).toContain('— ')
      expect(footer).toContain('PAGE')
    }
    expect(footers.map((footer) => /<w:jc w:val="(\w+)"\/>/.exec(footer)?.[1]).sort()).toEqual([
      'left',
      'right',
    ])
    expect(read('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('says of a draft that it is one', async () => {
    const { read, names, response } = await parts(draft)
    const headers = names.filter((name) => /^word\/header/.test(name)).map(read)
    expect(headers.join()).toContain('草稿,未签发(第1稿)')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('草稿'))
  })
})

describe('a document for Excel', () => {
  test('opens again with its words and figures, and without a formula', async () => {
    const { bytes } = await exported(signed, 'xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
    const sheet = workbook.getWorksheet('公文')
    const values: unknown[][] = []
    sheet?.eachRow((row) => {
      const cells: unknown[] = []
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
        if (!cell.isMerged || cell.master === cell) cells.push(cell.value)
      })
      values.push(cells)
    })
    expect(values).toContainEqual(['行政审批科', 10, '80%'])
    expect(values).toContainEqual(['\'=HYPERLINK("x")', 0, '—'])
    expect(values).toContainEqual(["'=1+1 开头的话也只是话。"])
    expect(values).toContainEqual(['作风办通报〔2026〕1号'])
  })
})

describe('a document as PDF', () => {
  test('is printed on A4 by the browser of the machine, with every word', async () => {
    const { response, bytes } = await exported(signed, 'pdf')
    if (!(await findBrowser(undefined))) {
      expect(response.status).toBe(503)
      return
    }
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
    const pdf = await PDFDocument.load(bytes)
    const { width, height } = pdf.getPage(0).getSize()
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    const reader = findOnPath('pdftotext')
    if (!reader) return
    const text = textOf(reader, bytes)
    for (const words of ['局作风办文件', '第二段<b>不是</b>标记。', '行政审批科', '— 1 —']) {
      expect(text).toContain(words.replaceAll(/\s/g, ''))
    }
  })

  test('is refused with who can help where there is no browser, and Word is still had', async () => {
    const without = await startApi({ chromium: '/nowhere/chromium' })
    const id = await aDocument(without.db)
    const refused = await without.as('zuofengban').get(`/api/documents/${id}/export?format=pdf`)
    expect(refused).toMatchObject({
      status: 503,
      body: { code: 'document.no-browser', help: { zh: expect.stringContaining('CHROMIUM_PATH') } },
    })
    const word = await without.app.request(`/api/documents/${id}/export?format=docx`, {
      headers: { 'x-as': 'zuofengban' },
    })
    expect(word.status).toBe(200)
    await without.close()
  })
})

/** The words of a PDF, without the spaces that setting puts between them. */
function textOf(reader: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-pdf-'))
  const [pdf, txt] = [path.join(folder, 'a.pdf'), path.join(folder, 'a.txt')]
  writeFileSync(pdf, bytes)
  execFileSync(reader, ['-layout', pdf, txt])
  return readFileSync(txt, 'utf8').replaceAll(/\s/g, '')
}
