import { serveFileJob } from '../serve-file-job.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import { parseWorkbook } from './parse-workbook.ts'
import type { ReadWorkbook } from './read-workbook.ts'

/** The process that `readWorkbook` starts: bytes in, sheets or the code of a problem out. */
serveFileJob<Uint8Array, ReadWorkbook>(async (bytes) => {
  try {
    return { sheets: parseWorkbook(bytes) }
  } catch (error) {
    return { problem: error instanceof LedgerFileError ? error.code : 'damaged' }
  }
})
