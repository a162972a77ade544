import { and, eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { savedView } from './schema/people.ts'
import type { Viewer } from './viewer.ts'

export type SavedViewRow = {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly sharedWith: string | null
  readonly mine: boolean
}

/** A person's own views and those shared with everyone (`*`) or with a section of theirs. */
export async function listViews(
  db: Database | Tx,
  viewer: Viewer,
): Promise<readonly SavedViewRow[]> {
  const sections = sql`${JSON.stringify(viewer.sections)}::jsonb`
  return await db.execute<SavedViewRow>(sql`
    select id, name, query, shared_with as "sharedWith", owner_id = ${viewer.personId} as mine
    from saved_view
    where owner_id = ${viewer.personId} or shared_with = '*' or ${sections} ? shared_with
    order by owner_id <> ${viewer.personId}, name, id`)
}

/** Saves a view; one of the same name is replaced. */
export async function saveView(
  tx: Tx,
  view: {
    readonly id: string
    readonly ownerId: string
    readonly name: string
    readonly query: string
    readonly sharedWith: string | null
  },
): Promise<SavedViewRow> {
  const { query, sharedWith } = view
  const [row] = await tx
    .insert(savedView)
    .values(view)
    .onConflictDoUpdate({
      target: [savedView.ownerId, savedView.name],
      set: { query, sharedWith },
    })
    .returning()
  if (!row) throw new Error('a saved view was not returned')
  return { id: row.id, name: row.name, query: row.query, sharedWith: row.sharedWith, mine: true }
}

/** False when the person has no such view. */
export async function deleteView(tx: Tx, ownerId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(savedView)
    .where(and(eq(savedView.id, id), eq(savedView.ownerId, ownerId)))
    .returning({ id: savedView.id })
  return gone.length > 0
}
