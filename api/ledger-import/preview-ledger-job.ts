import { serveFileJob } from '../serve-file-job.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { LedgerPreview } from './ledger-preview.ts'
import { markOtherSections } from './own-sections.ts'
import { parseWorkbook } from './parse-workbook.ts'
import { previewSheets } from './preview.ts'
import type { PreviewJob, PreviewMade } from './preview-ledger.ts'

/** The process that `previewLedger` starts. */
serveFileJob<PreviewJob, PreviewMade>(async ({ bytes, context }) => {
  try {
    const preview = previewSheets(parseWorkbook(bytes), context)
    return { bytes: encode(markOtherSections(preview, context.importer)) }
  } catch (error) {
    if (error instanceof LedgerFileError) return { problem: error.code }
    throw error
  }
})

/** Row by row: the whole as one string would take as much memory again as all the rows. */
function encode({ rows, ...rest }: LedgerPreview): Uint8Array<ArrayBuffer> {
  const head = JSON.stringify(rest).slice(0, -1)
  const pieces = [Buffer.from(`${head},"rows":[`)]
  for (const [i, row] of rows.entries()) {
    pieces.push(Buffer.from((i === 0 ? '' : ',') + JSON.stringify(row)))
  }
  pieces.push(Buffer.from(']}'))
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
