import { parentPort, workerData } from 'node:worker_threads'
import { LedgerFileError } from './ledger-file-error.ts'
import { parseWorkbook } from './parse-workbook.ts'

/** The thread that `readWorkbook` starts: bytes in, sheets or the code of a problem out. */
try {
  parentPort?.postMessage({ sheets: parseWorkbook(workerData) })
} catch (error) {
  parentPort?.postMessage({ problem: error instanceof LedgerFileError ? error.code : 'damaged' })
}
