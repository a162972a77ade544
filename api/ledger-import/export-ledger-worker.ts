import { serveThread } from '../run-in-thread.ts'
import { exportLedger } from './export-ledger.ts'

/** The thread in which a ledger is written as a workbook. */
await serveThread(exportLedger, (bytes) => bytes)
