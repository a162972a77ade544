import { sql } from 'drizzle-orm'
import type { DocumentContent } from '../../workflows/document.ts'
import type { Tx } from '../client.ts'
import { fingerprintOf, type SignedDocument } from './fingerprint.ts'

type Unsigned = Omit<SignedDocument, 'number' | 'signedBy' | 'signedAt' | 'content'> & {
  readonly version: number
  readonly mark: string
}

export type Signed = SignedDocument & { readonly version: number; readonly sha256: string }

/**
 * Signs a document: the version that the signer had before them, or the last. It gets its number and
 * fingerprint, and is never changed again. Undefined where it was signed before, or is not there.
 */
export async function signStored(
  tx: Tx,
  args: {
    readonly id: string
    readonly version?: number | undefined
    readonly by: string
    readonly at: string
    readonly year: string
  },
): Promise<Signed | undefined> {
  const { id, by, at } = args
  const [standing] = await tx.execute<Unsigned>(sql`
    select id, kind, period, organ, mark, withdraws, version from document
    where id = ${id} and signed_at is null for update`)
  if (!standing) return undefined
  const { mark, version: last, ...kept } = standing
  const [seen] = await tx.execute<{ version: number; content: DocumentContent }>(sql`
    select version, content from document_version where document_id = ${id} and version <= ${last}
    order by version = ${args.version ?? last} desc, version desc limit 1`)
  if (!seen) return undefined
  const number = await takeDocumentNumber(tx, mark, args.year)
  const signed = { ...kept, number, signedBy: by, signedAt: at, content: seen.content }
  const sha256 = fingerprintOf(signed)
  await tx.execute(sql`
    update document set version = ${seen.version}, title = ${seen.content.title}, number = ${number},
      signed_by = ${by}, signed_at = ${at}, sha256 = ${sha256} where id = ${id}`)
  return { ...signed, version: seen.version, sha256 }
}

/** 发文字号: the next of its mark and year, such as 作风办通报〔2026〕3号. */
async function takeDocumentNumber(tx: Tx, mark: string, year: string): Promise<string> {
  const [row] = await tx.execute<{ last: number }>(sql`
    insert into number_series (series, last) values (${`${mark}-${year}`}, 1)
    on conflict (series) do update set last = number_series.last + 1 returning last`)
  return `${mark}〔${year}〕${row?.last ?? 1}号`
}
