import { runFileJob } from '../file-job.ts'
import type { Importer } from './importer.ts'
import type { LedgerFileProblem } from './ledger-file-error.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { PreviewContext } from './ledger-preview.ts'
import type { HeadingChoices } from './name-columns.ts'
import { tooHeavy } from './read-workbook.ts'
import { limits } from './sheet.ts'

/** What the job is given and gives back: `bytes` are the preview as JSON in UTF-8. */
export type PreviewJob = {
  readonly bytes: Uint8Array
  readonly context: PreviewContext & {
    readonly headings: HeadingChoices
    readonly importer: Importer
  }
}
export type PreviewMade =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly problem: LedgerFileProblem }

const script = new URL('./preview-ledger-job.ts', import.meta.url)
const jobLimits = { timeoutMs: 60_000, memoryMb: 384 }

/**
 * The preview of a workbook (`LedgerPreview`) as JSON. It is read, looked up and written in a process of its own, so that
 * thousands of rows neither hold up the API nor grow its memory.
 * @throws LedgerFileError for files that are not an .xlsx, damaged, over the limits, or without any header row
 */
export async function previewLedger(
  bytes: Uint8Array,
  context: PreviewJob['context'],
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length > limits.packedBytes) throw new LedgerFileError('too-large')
  const job = { bytes, context }
  const made = await runFileJob<PreviewJob, PreviewMade>(script, job, jobLimits).catch(tooHeavy)
  if ('problem' in made) throw new LedgerFileError(made.problem)
  return made.bytes
}
