import { sql } from 'drizzle-orm'
import type { DocumentContent, DocumentKind } from '../../workflows/document.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import type { Tx } from '../client.ts'
import { document, documentVersion } from '../schema/documents.ts'

/** A document as it is drafted from data. */
export type Draft = {
  readonly id: string
  readonly kind: DocumentKind
  readonly period: string | null
  readonly caseId: string
  readonly sectionId: string | null
  readonly organ: string
  readonly mark: string
  readonly owner: Role
  readonly readers: 'bureau' | 'case'
  readonly withdraws: string | null
  readonly content: DocumentContent
  readonly at: string
}

/**
 * Drafts a document, or gives one that was drafted before a new version; earlier versions stay. Returns
 * the version, or undefined where it is signed already and so stays as it is.
 */
export async function storeDraft(tx: Tx, draft: Draft): Promise<number | undefined> {
  const { content, at, ...rest } = draft
  const made = await tx
    .insert(document)
    .values({ ...rest, title: content.title, version: 0, draftedAt: at })
    .onConflictDoNothing()
    .returning({ id: document.id })
  const standing = made.length > 0 ? { version: 0 } : await lockUnsigned(tx, draft.id)
  if (!standing) return undefined
  return await addVersion(tx, { id: draft.id, after: standing.version, content, by: 'system', at })
}

/** The last version of a document that is not signed, kept from other changes; undefined otherwise. */
export async function lockUnsigned(
  tx: Tx,
  id: string,
): Promise<{ readonly version: number } | undefined> {
  const [row] = await tx.execute<{ version: number }>(
    sql`select version from document where id = ${id} and signed_at is null for update`,
  )
  return row
}

/** Writes the version after another one; returns its number. */
export async function addVersion(
  tx: Tx,
  args: {
    readonly id: string
    readonly after: number
    readonly content: DocumentContent
    readonly by: string
    readonly at: string
  },
): Promise<number> {
  const { id: documentId, content, by, at } = args
  const version = args.after + 1
  await tx.insert(documentVersion).values({ documentId, version, content, by, at })
  await tx.execute(
    sql`update document set version = ${version}, title = ${content.title} where id = ${documentId}`,
  )
  return version
}
