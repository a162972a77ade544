import { FileJobEnded, runFileJob } from '../file-job.ts'
import type { LedgerFileProblem } from './ledger-file-error.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { Sheet } from './sheet.ts'
import { limits } from './sheet.ts'

/** What the job gives back. */
export type ReadWorkbook = { readonly sheets: Sheet[] } | { readonly problem: LedgerFileProblem }

const script = new URL('./read-workbook-job.ts', import.meta.url)

/**
 * Reads the visible sheets of an .xlsx: rows with content, merged areas filled, formulas as their saved results. Runs in
 * a process with its own memory limit, so neither a large nor a hostile file holds up or brings down the API.
 * @throws LedgerFileError for files that are not an .xlsx, damaged, or over the limits of `sheet.ts`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {},
): Promise<Sheet[]> {
  if (bytes.length > limits.packedBytes) throw new LedgerFileError('too-large')
  const answer = await runFileJob<Uint8Array, ReadWorkbook>(script, bytes, {
    timeoutMs,
    memoryMb: 384,
  }).catch(tooHeavy)
  if ('problem' in answer) throw new LedgerFileError(answer.problem)
  return answer.sheets
}

/** A job that was cut off had too much to read. */
export function tooHeavy(error: unknown): { readonly problem: LedgerFileProblem } {
  if (error instanceof FileJobEnded) return { problem: 'too-heavy' }
  throw error
}
