import { limits } from './sheet.ts'
import { readXml } from './xml-events.ts'

export type SheetPart = { name: string; part: string; hidden: boolean }

/** The sheets in tab order with the part that holds each, and whether dates count from 1904 (old Macs). */
export function readSheetList(workbook: Uint8Array, relations: Uint8Array | undefined) {
  const targets = new Map<string, string>()
  if (relations) {
    readXml(relations, {
      ...nothing,
      open(name, attribute) {
        if (name !== 'Relationship') return
        targets.set(attribute('Id') ?? '', partName(attribute('Target') ?? ''))
      },
    })
  }
  const sheets: SheetPart[] = []
  let from1904 = false
  readXml(workbook, {
    ...nothing,
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      sheets.push({
        name: attribute('name') ?? '',
        part: targets.get(attribute('id') ?? '') ?? '',
        hidden: (attribute('state') ?? 'visible') !== 'visible',
      })
    },
  })
  return { sheets, from1904 }
}

/** Shared strings, each of its runs joined; phonetic guides (拼音) left out. */
export function readSharedStrings(part: Uint8Array | undefined): string[] {
  const strings: string[] = []
  if (!part) return strings
  let [text, inText, inGuide] = ['', false, false]
  readXml(part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inGuide = true
    },
    text(piece) {
      if (inText && !inGuide && text.length < limits.cellCharacters) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inGuide = false
      if (name === 'si') strings.push(unescapeText(text))
    },
  })
  return strings
}

/** For each cell style, whether it shows numbers as dates. */
export function readDateStyles(part: Uint8Array | undefined): boolean[] {
  const custom = new Map<number, string>()
  const styles: boolean[] = []
  if (!part) return styles
  let inCellFormats = false
  readXml(part, {
    ...nothing,
    open(name, attribute) {
      if (name === 'numFmt')
        custom.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name !== 'xf' || !inCellFormats) return
      const format = Number(attribute('numFmtId') ?? 0)
      const code = custom.get(format)
      styles.push(code === undefined ? isBuiltInDate(format) : isDateFormat(code))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Undoes the `_x000D_` escapes of Office texts. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

const nothing = { open() {}, text() {}, close() {} }

function partName(target: string): string {
  const name = target.toLowerCase()
  return name.startsWith('/') ? name.slice(1) : `xl/${name}`
}

/** 27–36 and 50–58 are the East Asian date formats, which files do not spell out. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 54) ||
    (format >= 57 && format <= 58)
  )
}

function isDateFormat(code: string): boolean {
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  if (/general/i.test(bare)) return false
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))
}
