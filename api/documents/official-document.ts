import type { DocumentDetailRow } from '../../db/documents/read-documents.ts'
import { type DocumentBlock, documentKinds } from '../../workflows/document.ts'
import { today } from '../../workflows/kit/calendar.ts'

/** A document as it is laid out, whatever the file: the parts of GB/T 9704 in the order they stand. */
export type OfficialDocument = {
  /** 发文机关标志, in red. */
  readonly head: string
  /** 发文字号; of a draft, that it has none yet. */
  readonly number: string
  readonly title: string
  readonly addressee: string
  readonly blocks: readonly DocumentBlock[]
  /** 发文机关署名 */
  readonly organ: string
  /** 成文日期 in words; of a draft, empty. */
  readonly date: string
  /** The same as an ISO date, for the file's own properties. */
  readonly day: string
  /** What whoever holds the paper must know: a draft, or taken back. */
  readonly warning: string
}

/** What is printed of a document. */
export function officialDocument(row: DocumentDetailRow): OfficialDocument {
  const { content, organ, signedAt, number, mark } = row
  const day = today(signedAt ?? row.savedAt)
  return {
    head: `${organ}${documentKinds[row.kind].suffix}`,
    number: number ?? `${mark}〔${day.slice(0, 4)}〕 号`,
    title: content.title,
    addressee: content.addressee,
    blocks: content.blocks,
    organ,
    date: signedAt ? dateInWords(day) : '',
    day,
    warning: row.withdrawnAt
      ? `本文已于${dateInWords(today(row.withdrawnAt))}撤回`
      : signedAt
        ? ''
        : `草稿,未签发(第${row.version}稿)`,
  }
}

/** 2026-04-01 as documents write it: 2026年4月1日. */
function dateInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Widths of a table's columns as shares of the line, the wide ones twice the others. */
export function columnShares(columns: readonly { readonly wide?: boolean }[]): number[] {
  const parts = columns.map((column) => (column.wide ? 2 : 1))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / whole)
}
