import { Worker } from 'node:worker_threads'
import type { LedgerFileProblem } from './ledger-file-error.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { Sheet } from './sheet.ts'
import { limits } from './sheet.ts'

type Answer = { sheets: Sheet[] } | { problem: LedgerFileProblem }

/**
 * Reads the visible sheets of an .xlsx: rows with content, merged areas filled, formulas as their saved results. Runs in
 * a thread with its own memory limit, so neither a large nor a hostile file holds up or brings down the API.
 * @throws LedgerFileError for files that are not an .xlsx, damaged, or over the limits of `sheet.ts`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { timeoutMs = 30_000 }: { timeoutMs?: number } = {},
): Promise<Sheet[]> {
  if (bytes.length > limits.packedBytes) throw new LedgerFileError('too-large')
  const worker = new Worker(new URL('./read-workbook-worker.ts', import.meta.url), {
    workerData: Uint8Array.from(bytes),
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
    env: {},
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(() => reject(new LedgerFileError('too-heavy')), timeoutMs)
      worker.once('message', resolve)
      worker.once('error', () => reject(new LedgerFileError('too-heavy')))
      worker.once('exit', () => reject(new LedgerFileError('too-heavy')))
    })
    if ('problem' in answer) throw new LedgerFileError(answer.problem)
    return answer.sheets
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
