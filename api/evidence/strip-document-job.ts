import { serveFileJob } from '../serve-file-job.ts'
import { EvidenceRefused } from './evidence-refused.ts'
import { isOffice } from './file-kind.ts'
import type { Document, Stripped } from './strip-file.ts'
import { stripOffice } from './strip-office.ts'
import { stripPdf } from './strip-pdf.ts'

/** The process in which documents are taken apart: bytes in, clean bytes or the code of a problem out. */
serveFileJob<Document, Stripped>(async ({ kind, bytes }) => {
  try {
    return { bytes: isOffice(kind) ? stripOffice(kind, bytes) : await stripPdf(bytes) }
  } catch (error) {
    return { problem: error instanceof EvidenceRefused ? error.code : 'damaged' }
  }
})
