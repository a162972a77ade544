import { Problem } from '../api.ts'
import { answer, api } from '../client.ts'
import type { ImportLine, ImportRow, ProblemBody } from '../contract.ts'

export type ImportResult = Extract<ImportLine, { imported: number }>

/** Reads a workbook and says of every cell how it was read; writes nothing. */
export const previewLedger = (file: File) =>
  answer(api.ledger.import.preview.$post({ form: { file } }))

/** Imports the settled rows, telling how far it is; the last line of the answer is the result. */
export async function importLedger(
  body: { readonly fileName: string; readonly rows: readonly ImportRow[] },
  onProgress: (done: number, total: number) => void,
): Promise<ImportResult> {
  const response = await api.ledger.import.$post({ json: { ...body, rows: [...body.rows] } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let kept = ''
  let result: ImportResult | undefined
  const take = (text: string) => {
    if (!text.trim()) return
    const line = JSON.parse(text) as ImportLine | ProblemBody
    if ('status' in line) throw new Problem(line)
    if ('imported' in line) result = line
    else onProgress(line.done, line.total)
  }
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) break
    const lines = (kept + chunk.value).split('\n')
    kept = lines.pop() ?? ''
    lines.forEach(take)
  }
  take(kept)
  if (!result) throw new Error('the import ended without its result')
  return result
}
