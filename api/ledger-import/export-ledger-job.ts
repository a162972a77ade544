import { serveFileJob } from '../serve-file-job.ts'
import { exportLedger } from './export-ledger.ts'

/** The process in which a ledger is written as a workbook. */
serveFileJob(exportLedger)
