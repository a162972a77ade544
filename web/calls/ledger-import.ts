import { Problem } from '../api.ts'
import { answer, api, until } from '../client.ts'
import type {
  HeadingChoices,
  ImportLine,
  ImportRow,
  LedgerPreview,
  ProblemBody,
} from '../contract.ts'

export type ImportResult = Extract<ImportLine, { imported: number }>

/** Reads a workbook and says of every cell how it was read; writes nothing. `choices` say what columns are. */
export const previewLedger = (
  file: File,
  choices: HeadingChoices = {},
  signal?: AbortSignal,
): Promise<LedgerPreview> =>
  answer(
    api.ledger.import.preview.$post(
      { form: { file, headings: JSON.stringify(choices) } },
      until(signal),
    ),
  )

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
