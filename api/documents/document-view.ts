import type { z } from '@hono/zod-openapi'
import { fingerprintOf } from '../../db/documents/fingerprint.ts'
import type { DocumentDetailRow, DocumentRow } from '../../db/documents/read-documents.ts'
import type { Viewer } from '../../db/viewer.ts'
import { documentKinds } from '../../workflows/document.ts'
import type { DocumentDetail, DocumentItem } from '../schemas/document.ts'

/** A document in a list. */
export function documentItem(row: DocumentRow): z.infer<typeof DocumentItem> {
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: documentKinds[row.kind].title,
    period: row.period,
    title: row.title,
    organ: row.organ,
    number: row.number,
    status: row.signedAt === null ? 'draft' : row.withdrawnBy ? 'withdrawn' : 'signed',
    version: row.version,
    draftedAt: row.draftedAt,
    signedAt: row.signedAt,
    signedBy: row.signedBy,
    readAt: row.readAt,
  }
}

/** A document's page. */
export function documentDetail(
  row: DocumentDetailRow,
  viewer: Viewer,
): z.infer<typeof DocumentDetail> {
  const { content, owns } = row
  const isDraft = row.signedAt === null
  return {
    ...documentItem(row),
    addressee: content.addressee,
    blocks: content.blocks.map((block) =>
      block.block === 'table'
        ? {
            ...block,
            columns: [...block.columns],
            rows: block.rows.map((cells) =>
              cells.map(({ text, cases = [] }) => ({ text, opens: cases.length > 0 })),
            ),
          }
        : block,
    ),
    head: `${row.organ}${documentKinds[row.kind].suffix}`,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    sha256: row.sha256,
    intact: isDraft ? null : isIntact(row),
    caseId: owns ? row.caseId : null,
    withdraws: row.withdraws,
    withdrawnBy: row.withdrawnBy,
    readers: { read: row.readCount, of: row.readOf },
    can: {
      edit: owns && isDraft && row.caseOpen,
      withdraw: owns && !isDraft && row.withdrawnBy === null && row.kind !== 'withdrawal',
      receipts: !isDraft && (owns || viewer.bureauWide),
    },
  }
}

/** Whether what is stored is still what was signed. */
function isIntact(row: DocumentDetailRow): boolean {
  const { id, kind, period, organ, number, withdraws, signerId, signedAt, content } = row
  if (number === null || signerId === null || signedAt === null) return false
  const signed = { id, kind, period, organ, number, withdraws, signedBy: signerId, signedAt }
  return fingerprintOf({ ...signed, content }) === row.sha256
}
