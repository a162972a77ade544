import { sql } from 'drizzle-orm'
import type { DocumentContent } from '../../workflows/document.ts'
import type { Tx } from '../client.ts'
import type { Viewer } from '../viewer.ts'
import { mayReadDocument, ownsDocument } from './visible.ts'

/** A document as whoever edits it finds it. */
export type Editable = {
  readonly version: number
  readonly content: DocumentContent
  readonly signed: boolean
  readonly owns: boolean
}

/** A document with its last version, kept from other changes; undefined where the viewer may not read it. */
export async function lockDocument(
  tx: Tx,
  id: string,
  viewer: Viewer,
): Promise<Editable | undefined> {
  // Apart from the reading, so that what somebody else has just saved is read.
  await tx.execute(sql`select from document where id = ${id} for update`)
  const [row] = await tx.execute<Editable>(sql`
    select d.version, v.content, d.signed_at is not null as signed, ${ownsDocument(viewer)} as owns
    from document d join document_version v on v.document_id = d.id and v.version = d.version
    where d.id = ${id} and ${mayReadDocument(viewer)}`)
  return row
}
