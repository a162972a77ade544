import { type SQL, sql } from 'drizzle-orm'
import type { DocumentContent, DocumentKind } from '../../workflows/document.ts'
import type { CaseHit } from '../cases.ts'
import type { Database, Tx } from '../client.ts'
import { type Cursor, encodeCursor } from '../cursor.ts'
import type { Named } from '../people.ts'
import { maySeeCase, textArray, type Viewer } from '../viewer.ts'
import { mayReadDocument, ownsDocument, peopleOfBureau } from './visible.ts'

/** A document as lists show it. */
export type DocumentRow = {
  readonly id: string
  readonly kind: DocumentKind
  readonly period: string | null
  readonly title: string
  readonly organ: string
  readonly number: string | null
  readonly version: number
  readonly draftedAt: string
  readonly signedAt: string | null
  readonly signedBy: Named | null
  /** The later document that took it back. */
  readonly withdrawnBy: string | null
  readonly readAt: string | null
  readonly sortedBy: string
}

/** The document's page. */
export type DocumentDetailRow = DocumentRow & {
  readonly caseId: string
  readonly caseOpen: boolean
  readonly content: DocumentContent
  readonly savedBy: Named | null
  readonly savedAt: string
  readonly sha256: string | null
  readonly signerId: string | null
  readonly withdraws: string | null
  readonly withdrawnAt: string | null
  readonly owns: boolean
  readonly mark: string
  readonly readers: 'bureau' | 'case'
  readonly readCount: number
  /** How many it is for; null where that is whoever may open its case. */
  readonly readOf: number | null
}

const named = (row: string): SQL =>
  sql.raw(
    `case when ${row}.id is not null then jsonb_build_object('id', ${row}.id, 'name', ${row}.name) end`,
  )

const columns: SQL = sql`d.id, d.kind, d.period, d.title, d.organ, d.number, d.version, d.drafted_at as "draftedAt",
  d.signed_at as "signedAt", ${named('sp')} as "signedBy",
  (select w.id from document w where w.withdraws = d.id and w.signed_at is not null) as "withdrawnBy",
  (coalesce(d.signed_at, d.drafted_at)) as "sortedBy"`

const readAt = (viewer: Viewer): SQL => sql`(select r.at from document_read r
  where r.document_id = d.id and r.person_id = ${viewer.personId}) as "readAt"`

/** Documents the viewer may read, the newest first. */
export async function listDocuments(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly kind?: string | undefined
    readonly q?: string | undefined
    readonly caseId?: string | undefined
    readonly cursor?: Cursor | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly DocumentRow[]; readonly next: string | null }> {
  const { viewer, kind, caseId, cursor, limit } = args
  const like = args.q ? `%${args.q.trim().replace(/[\\%_]/g, '\\$&')}%` : undefined
  const rows = await db.execute<DocumentRow>(sql`
    select ${columns}, ${readAt(viewer)} from document d left join person sp on sp.id = d.signed_by
    where ${mayReadDocument(viewer)}
      ${kind ? sql`and d.kind = ${kind}` : sql``}
      ${caseId ? sql`and d.case_id = ${caseId}` : sql``}
      ${like ? sql`and (d.title ilike ${like} or d.number ilike ${like})` : sql``}
      ${cursor ? sql`and (coalesce(d.signed_at, d.drafted_at), d.id) < (${cursor.key}::timestamptz, ${cursor.id})` : sql``}
    order by coalesce(d.signed_at, d.drafted_at) desc, d.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit),
    next: last ? encodeCursor({ key: last.sortedBy, id: last.id }) : null,
  }
}

/** A document, or undefined where the viewer may not read it. */
export async function readDocument(
  db: Database | Tx,
  id: string,
  viewer: Viewer,
): Promise<DocumentDetailRow | undefined> {
  const [row] = await db.execute<DocumentDetailRow>(sql`
    select ${columns}, ${readAt(viewer)}, d.case_id as "caseId", d.sha256, d.withdraws, d.mark, d.readers,
      d.signed_by as "signerId", v.content, ${named('vp')} as "savedBy", v.at as "savedAt", ${ownsDocument(viewer)} as owns,
      (select w.signed_at from document w where w.withdraws = d.id and w.signed_at is not null) as "withdrawnAt",
      exists (select 1 from "case" k where k.id = d.case_id and k.ended_at is null) as "caseOpen",
      (select count(*)::int from document_read r where r.document_id = d.id) as "readCount",
      case when d.readers = 'bureau' then (select count(*)::int from (${peopleOfBureau(viewer.today)}) everyone) end as "readOf"
    from document d join document_version v on v.document_id = d.id and v.version = d.version
    left join person sp on sp.id = d.signed_by left join person vp on vp.id = v.by
    where d.id = ${id} and ${mayReadDocument(viewer)}`)
  return row
}

/** Those of the cases that the viewer may see: what a figure counts, as far as it is theirs to know. */
export async function casesBehind(
  db: Database | Tx,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly CaseHit[]> {
  if (ids.length === 0) return []
  return await db.execute<CaseHit>(sql`
    select c.id, c.number, c.title, c.status,
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section
    from "case" c left join section s on s.id = c.section_id
    where c.id = any(${textArray(ids)}) and ${maySeeCase(viewer)} order by c.number, c.id`)
}
