import { createRoute, type z } from '@hono/zod-openapi'
import { readDirectory } from '../../db/directory.ts'
import { readFingerprints } from '../../db/known-fingerprints.ts'
import { listInForce } from '../../db/negative-versions.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'
import { answersLines, streamLines } from '../http/ndjson.ts'
import { checkRows } from '../ledger-import/check-rows.ts'
import { importLedger } from '../ledger-import/import-ledger.ts'
import { importerOf } from '../ledger-import/importer.ts'
import { LedgerFileError } from '../ledger-import/ledger-file-error.ts'
import { markOtherSections } from '../ledger-import/own-sections.ts'
import { previewLedger } from '../ledger-import/preview.ts'
import { answers, jsonBody } from '../openapi.ts'
import { createQueue } from '../queue.ts'
import {
  HeadingChoices,
  ImportLedger,
  ImportLine,
  LedgerPreview,
  PreviewForm,
} from '../schemas/ledger-import.ts'
import { invalidInput } from '../validation.ts'

const previewImport = createRoute({
  method: 'post',
  path: '/api/ledger/import/preview',
  operationId: 'ledger.previewImport',
  tags: ['ledger'],
  summary: '读取台账文件,逐行说明将导入什么;不保存任何内容',
  request: {
    body: { required: true, content: { 'multipart/form-data': { schema: PreviewForm } } },
  },
  responses: { 200: answers(LedgerPreview) },
})
const importRows = createRoute({
  method: 'post',
  path: '/api/ledger/import',
  operationId: 'ledger.import',
  tags: ['ledger'],
  summary: '导入确认过的台账行,全部成功或全部不导入',
  request: { body: jsonBody(ImportLedger) },
  responses: {
    200: answersLines(ImportLine, '进度逐行返回,最后一行是结果,或说明原因的 Problem'),
  },
})

/** Ledgers that offices keep in Excel, brought in (domain §5.1). */
export function ledgerImportRoutes({ db, clock }: Deps) {
  // A large file takes a thread and some hundred megabytes for a few seconds.
  const previews = createQueue({ atOnce: 2, waiting: 8 })
  const imports = createQueue({ atOnce: 1, waiting: 8 })

  return newRouter()
    .openapi(previewImport, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'ledger.import')
      const { file, headings: chosen } = c.req.valid('form')
      const headings = readHeadings(chosen)
      const preview = await previews(async () => {
        const directory = await readDirectory(db, viewer.today)
        const { known } = await readFingerprints(db, { viewer })
        const { items } = await listInForce(db, viewer.today)
        const bytes = new Uint8Array(await file.arrayBuffer())
        return await previewLedger(bytes, {
          ...directory,
          today: viewer.today,
          items,
          existingFingerprints: known,
          ...(headings && { headings }),
        }).catch(refuseFile)
      })
      return c.json(markOtherSections(preview, importerOf(viewer)), 200)
    })
    .openapi(importRows, async (c) => {
      const { viewer } = c.var
      demand(viewer, 'ledger.import')
      const ledger = c.req.valid('json')
      const directory = await readDirectory(db, viewer.today)
      const importer = importerOf(viewer)
      checkRows(ledger.rows, { directory, importer, today: viewer.today })
      const total = ledger.rows.length
      return streamLines<z.infer<typeof ImportLine>>(c, async (say) => {
        say({ done: 0, total })
        const onProgress = (done: number) => say({ done, total })
        const at = clock.now()
        say(await imports(() => importLedger(db, { ...ledger, viewer, at, onProgress })))
      })
    })
}

function readHeadings(json: string | undefined): z.infer<typeof HeadingChoices> | undefined {
  if (!json) return undefined
  const parsed = HeadingChoices.safeParse(parseJson(json))
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuseFile(error: unknown): never {
  if (!(error instanceof LedgerFileError)) throw error
  const { code, said: detail } = error
  throw new Refusal({ status: 422, code: `ledger-file.${code}`, detail, field: 'file' })
}
