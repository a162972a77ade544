import { LedgerFileError } from './ledger-file-error.ts'
import { parseSheet } from './parse-sheet.ts'
import type { Sheet } from './sheet.ts'
import { limits } from './sheet.ts'
import { unzipWorkbook } from './unzip-workbook.ts'
import { readDateStyles, readSharedStrings, readSheetList } from './workbook-parts.ts'

/**
 * The visible sheets of an .xlsx. Synchronous and heavy: `readWorkbook` runs it off the event loop.
 * @throws LedgerFileError
 */
export function parseWorkbook(bytes: Uint8Array): Sheet[] {
  try {
    return parse(bytes)
  } catch (error) {
    if (error instanceof LedgerFileError) throw error
    throw new LedgerFileError('damaged')
  }
}

function parse(bytes: Uint8Array): Sheet[] {
  const parts = unzipWorkbook(bytes)
  const workbook = parts.get('xl/workbook.xml') ?? new Uint8Array()
  const { sheets, from1904 } = readSheetList(workbook, parts.get('xl/_rels/workbook.xml.rels'))
  const context = {
    strings: readSharedStrings(parts.get('xl/sharedstrings.xml')),
    dateStyles: readDateStyles(parts.get('xl/styles.xml')),
    from1904,
    left: { cells: limits.cells, characters: limits.characters },
  }
  let rowsLeft: number = limits.rows
  return sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ name, part }) => {
      const bytesOfSheet = parts.get(part)
      if (!bytesOfSheet) return []
      const rows = parseSheet(bytesOfSheet, context)
      rowsLeft -= rows.length
      if (rowsLeft < 0) throw new LedgerFileError('too-many-rows')
      return [{ name, rows }]
    })
}
