import { sql } from 'drizzle-orm'
import type { Database, Tx } from '../client.ts'
import type { Named } from '../people.ts'
import type { Viewer } from '../viewer.ts'
import { mayReadDocument, ownsDocument, peopleOfBureau } from './visible.ts'

/**
 * 签收: notes once that the viewer has read a signed document; the first time counts. Undefined where
 * there is no such document for them.
 */
export async function markDocumentRead(
  tx: Database | Tx,
  args: { readonly id: string; readonly viewer: Viewer; readonly at: string },
): Promise<{ readonly readAt: string } | undefined> {
  const { id, viewer, at } = args
  const [row] = await tx.execute<{ readAt: string }>(sql`
    with made as (
      insert into document_read (document_id, person_id, at)
      select d.id, ${viewer.personId}, ${at} from document d
      where d.id = ${id} and d.signed_at is not null and ${mayReadDocument(viewer)}
      on conflict do nothing returning at)
    select at as "readAt" from made union all
    select r.at from document_read r join document d on d.id = r.document_id
      where r.document_id = ${id} and r.person_id = ${viewer.personId} and ${mayReadDocument(viewer)} limit 1`)
  return row
}

export type Receipts = {
  readonly read: readonly { readonly person: Named; readonly at: string }[]
  /** Who is to read it and has not; empty for one that only those of its case read. */
  readonly unread: readonly Named[]
}

/** Who has read a document and who has not, for its owners and those who oversee the bureau. */
export async function readReceipts(
  db: Database | Tx,
  args: { readonly id: string; readonly viewer: Viewer },
): Promise<Receipts | undefined> {
  const { id, viewer } = args
  const [row] = await db.execute<Receipts>(sql`
    select
      coalesce((select jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', p.id, 'name', p.name), 'at', r.at)
        order by r.at, p.id) from document_read r join person p on p.id = r.person_id where r.document_id = d.id), '[]') as read,
      case when d.readers = 'bureau' then coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.section_id nulls first, p.id)
        from person p where p.id in (${peopleOfBureau(viewer.today)})
          and not exists (select 1 from document_read r where r.document_id = d.id and r.person_id = p.id)), '[]') else '[]' end as unread
    from document d where d.id = ${id} and d.signed_at is not null
      and (${ownsDocument(viewer)} or (${viewer.bureauWide} and ${mayReadDocument(viewer)}))`)
  return row
}
