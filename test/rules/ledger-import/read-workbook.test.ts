import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../api/ledger-import/read-workbook.ts'
import type { Cell } from '../../../api/ledger-import/sheet.ts'
import { rawWorkbook, workbook } from './ledger-factory.ts'

describe('a workbook', () => {
  test('gives text, numbers, and dates by their format', async () => {
    const [sheet] = await readWorkbook(
      await workbook({ rows: [['文字', 12.5, new Date('2026-03-31T00:00:00Z')]] }),
    )
    const cells = sheet?.rows[0]?.cells
    expect(cells?.get(1)).toMatchObject({ text: '文字', number: null, date: null })
    expect(cells?.get(2)).toMatchObject({ text: '12.5', number: 12.5, date: null })
    expect(cells?.get(3)).toMatchObject({ text: '2026-03-31', date: '2026-03-31' })
  })

  test('gives a formula as the result it was saved with, never run', async () => {
    const rows = [[{ formula: 'HYPERLINK("http://x")', result: '点击' }, { formula: '1+1' }]]
    const [sheet] = await readWorkbook(await workbook({ rows }))
    expect(sheet?.rows[0]?.cells.get(1)).toMatchObject({ text: '点击', formula: true })
    expect(sheet?.rows[0]?.cells.get(2)).toMatchObject({ text: '', formula: true })
  })

  test('fills merged cells down and right and says from where', async () => {
    const rows = [
      ['标题', null, null],
      ['类别', '甲', '乙'],
      [null, '丙', '丁'],
    ]
    const [sheet] = await readWorkbook(await workbook({ rows, merges: ['A1:C1', 'A2:A3'] }))
    expect(sheet?.rows[0]?.cells.get(3)).toMatchObject({ text: '标题', mergedFrom: 'A1' })
    expect(sheet?.rows[2]?.cells.get(1)).toMatchObject({ text: '类别', mergedFrom: 'A2' })
  })

  test('leaves out hidden sheets', async () => {
    const sheets = await readWorkbook(
      await workbook(
        { name: '台账', rows: [['a']] },
        { name: '字典', rows: [['b']], hidden: true },
      ),
    )
    expect(sheets.map(({ name }) => name)).toEqual(['台账'])
  })

  test('is read whatever its parts are called and its addresses left out', async () => {
    const shared =
      '<sst><si><t>责</t><rPh sb="0" eb="1"><t>ze</t></rPh><r><t xml:space="preserve"> 任</t></r></si></sst>'
    const [sheet] = await readWorkbook(
      rawWorkbook(
        '<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>a&amp;b&#x4e2d;_x000A_</t></is></c></row></sheetData>',
        { 'xl/sharedStrings.xml': shared },
      ),
    )
    expect(texts(sheet?.rows[0]?.cells)).toEqual(['责 任', 'a&b中\n'])
  })

  test('of 5 000 rows is read while the event loop goes on', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [i, '问题', '措施', '科室', '姓名'])
    const bytes = await workbook({ rows })
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    const [sheet] = await readWorkbook(bytes)
    clearInterval(timer)
    expect(sheet?.rows).toHaveLength(5000)
    expect(turns).toBeGreaterThan(5)
  })
})

describe('a file is refused', () => {
  test('if it is not a workbook', async () => {
    await expectRefused(strToU8('序号,问题\n1,排队'), 'not-xlsx')
    await expectRefused(new Uint8Array(), 'not-xlsx')
    await expectRefused(zipSync({ 'word/document.xml': strToU8('<a/>') }), 'not-xlsx')
  })

  test('if it is an old .xls or locked with a password', async () => {
    await expectRefused(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-or-locked')
  })

  test('if it carries macros', async () => {
    await expectRefused(rawWorkbook('<sheetData/>', { 'xl/vbaProject.bin': 'x' }), 'macros')
  })

  test('if it is damaged', async () => {
    const good = await workbook({ rows: [['a']] })
    await expectRefused(good.slice(0, good.length / 2), 'damaged')
    await expectRefused(rawWorkbook('<sheetData><row><c'), 'damaged')
  })

  test('if it declares entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><sst><si><t>&b;</t></si></sst>'
    await expectRefused(rawWorkbook('<sheetData/>', { 'xl/sharedStrings.xml': bomb }), 'damaged')
  })

  test('if it is a zip bomb, even one that lies about its size', async () => {
    await expectRefused(claiming(rawWorkbook('<sheetData/>'), 210 * 1024 * 1024), 'unpacked')
    const lying = rawWorkbook(`<sheetData>${' '.repeat(5_000_000)}</sheetData>`)
    await expectRefused(claiming(lying, 100), 'damaged')
  })

  test('over 20 000 rows or 100 columns with content', async () => {
    const row = '<row><c t="n"><v>1</v></c></row>'
    await expectRefused(
      rawWorkbook(`<sheetData>${row.repeat(20_001)}</sheetData>`),
      'too-many-rows',
    )
    const far = '<sheetData><row r="1"><c r="CW1"><v>1</v></c></row></sheetData>'
    await expectRefused(rawWorkbook(far), 'too-many-columns')
  })

  test('if merged cells or repeated strings would make it grow without end', async () => {
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(19_000)
    const shared = `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`
    await expectRefused(
      rawWorkbook(`<sheetData>${rows}</sheetData>`, { 'xl/sharedStrings.xml': shared }),
      'too-heavy',
    )
    const merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    const numbers = '<row><c><v>1</v></c></row>'.repeat(19_000)
    await expectRefused(rawWorkbook(`<sheetData>${numbers}</sheetData>${merges}`), 'too-heavy')
  })

  test('if it takes too long', async () => {
    const bytes = rawWorkbook('<sheetData/>')
    await expect(readWorkbook(bytes, { timeoutMs: 0 })).rejects.toMatchObject({ code: 'too-heavy' })
  })
})

test('formatted but empty rows and columns do not count', async () => {
  const empty = '<row r="30000"><c r="XFD30000" s="1"/></row>'
  const rows = `<row r="1"><c r="A1"><v>1</v></c></row>${empty}`
  const [sheet] = await readWorkbook(rawWorkbook(`<sheetData>${rows}</sheetData>`))
  expect(sheet?.rows).toHaveLength(1)
})

async function expectRefused(bytes: Uint8Array, code: string) {
  await expect(readWorkbook(bytes)).rejects.toMatchObject({
    name: 'LedgerFileError',
    code,
    said: { zh: expect.any(String), en: expect.any(String) },
  })
}

function texts(cells: ReadonlyMap<number, Cell> | undefined) {
  return [...(cells?.values() ?? [])].map(({ text }) => text)
}

/** The zip with another size claimed for its sheet. */
function claiming(zip: Uint8Array, size: number): Uint8Array {
  const entry = zip.findLastIndex((_, i) => isCentralEntry(zip, i, 'odd-name'))
  new DataView(zip.buffer, zip.byteOffset).setUint32(entry + 24, size, true)
  return zip
}

function isCentralEntry(zip: Uint8Array, at: number, name: string): boolean {
  const signature =
    zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1 && zip[at + 3] === 2
  return signature && new TextDecoder().decode(zip.slice(at + 46, at + 90)).includes(name)
}
