import type { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import { lockDocument } from '../../db/documents/edit-document.ts'
import { addVersion } from '../../db/documents/store-draft.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { DocumentBlock, DocumentContent } from '../../workflows/document.ts'
import { notFound } from '../errors.ts'
import type { SaveDocument } from '../schemas/document.ts'
import { changed, figuresMissing, isSigned, notOwner, personal } from './refuse-document.ts'

type Sent = z.infer<typeof SaveDocument>

/**
 * Saves what somebody typed as a new version, unless another was saved since theirs. Words may change,
 * figures may not. @throws Refusal
 */
export async function saveDocument(
  db: Database,
  args: {
    readonly id: string
    readonly viewer: Viewer
    readonly at: string
    readonly sent: Sent
  },
): Promise<{ readonly version: number; readonly savedAt: string }> {
  const { id, viewer, at, sent } = args
  return await db.transaction(async (tx) => {
    const standing = await lockDocument(tx, id, viewer)
    if (!standing) throw notFound()
    if (!standing.owns) throw notOwner()
    if (standing.signed) throw isSigned()
    if (standing.version !== sent.version) throw changed(standing.version)
    const content = edited(standing.content, sent)
    const version = await addVersion(tx, {
      id,
      after: standing.version,
      content,
      by: viewer.personId,
      at,
    })
    return { version, savedAt: at }
  })
}

/** The words as sent, the tables as they were. */
function edited(before: DocumentContent, sent: Sent): DocumentContent {
  const wanted = before.blocks.flatMap((block, i) => (block.block === 'table' ? [i] : []))
  const kept = sent.blocks.flatMap((block) => (block.block === 'table' ? [block.of] : []))
  if (kept.toSorted((a, b) => a - b).join() !== wanted.join()) throw figuresMissing()
  const blocks = sent.blocks.flatMap((block): DocumentBlock[] => {
    const table = block.block === 'table' ? before.blocks[block.of] : block
    return table ? [table] : []
  })
  refusePersonal({ title: sent.title, addressee: sent.addressee })
  for (const [i, block] of blocks.entries()) {
    if (block.block !== 'table') refusePersonal({ [`blocks.${i}.text`]: block.text })
  }
  return { title: sent.title, addressee: sent.addressee, blocks }
}

/** A mobile's number or an identity number: nothing of a complainant goes into a document. */
const personalNumber = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

function refusePersonal(words: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(words)) {
    if (personalNumber.test(text)) throw personal(field)
  }
}
