import type { DocumentDetailRow } from '../../db/documents/read-documents.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { createQueue } from '../queue.ts'
import type { exportFormats } from '../schemas/document.ts'
import { officialDocument } from './official-document.ts'
import { PrintFailed, printPdf } from './print-pdf.ts'
import { noBrowser, notPrinted } from './refuse-document.ts'
import { renderDocx } from './render-docx.ts'
import { renderHtml } from './render-html.ts'
import { renderXlsx } from './render-xlsx.ts'

type Format = (typeof exportFormats)[number]

const mimes: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export type ExportedFile = {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/**
 * Makes files of documents, one at a time. A browser prints the PDF: `chosen` or one on the machine, looked
 * for when it is first needed.
 */
export function createExporter(chosen: string | undefined) {
  const queue = createQueue({ atOnce: 1, waiting: 8 })
  let browser: string | undefined

  async function pdf(html: string): Promise<Uint8Array> {
    browser ??= await findBrowser(chosen)
    if (!browser) throw noBrowser()
    try {
      return await printPdf(browser, html)
    } catch (error) {
      if (error instanceof PrintFailed) throw notPrinted()
      throw error
    }
  }

  /** @throws Refusal 503 where there is no browser to print with */
  return async (row: DocumentDetailRow, format: Format): Promise<ExportedFile> => {
    const document = officialDocument(row)
    const render = {
      docx: () => renderDocx(document),
      pdf: () => pdf(renderHtml(document)),
      xlsx: () => renderXlsx(document),
    } as const
    const name = [row.number, row.title, row.signedAt ? '' : '(草稿)'].filter(Boolean).join(' ')
    return { name: `${name}.${format}`, mime: mimes[format], bytes: await queue(render[format]) }
  }
}
