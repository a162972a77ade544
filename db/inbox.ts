import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { inboxOfPast, type PastView } from './inbox-past.ts'
import { type OpenQuery, type OpenView, openTaskIds } from './inbox-sources.ts'
import { type TaskRow, taskColumns, taskNames } from './task-row.ts'

/** One list of an inbox, a page of it. `cursor` is where the last page ended. */
export type InboxQuery = Omit<OpenQuery, 'view'> & { readonly view: OpenView | PastView }
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }

/** A page of a list, recusal and exclusion applied in the query itself. */
export async function inbox(db: Database | Tx, query: InboxQuery): Promise<Page<TaskRow>> {
  const listed = isOpen(query)
    ? { ids: openTaskIds({ ...query, limit: query.limit + 1 }), order: sql`h.due, h.id` }
    : {
        ids: inboxOfPast({ ...query, limit: query.limit + 1 }),
        order: sql`h.due desc, h.sort_id desc`,
      }
  const rows = await db.execute<TaskRow & SortKey>(sql`
    with h as materialized (${listed.ids})
    select ${taskColumns}, h.due as "sortKey", ${sortId(query)} as "sortId"
    from h join task t on t.id = h.id join "case" c on c.id = t.case_id ${taskNames}
    order by ${listed.order}`)
  return toPage(rows, query.limit)
}

type SortKey = { readonly sortKey: string; readonly sortId: string }

/** Cuts the extra row that says there is more. */
function toPage(rows: readonly (TaskRow & SortKey)[], limit: number): Page<TaskRow> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit).map(({ sortKey: _, sortId: __, ...row }) => row),
    next: last ? encodeCursor(cursorOf(last)) : null,
  }
}

/** What `coalesce(due_at, 'infinity')` prints as is no instant. */
const cursorOf = ({ sortKey, sortId }: SortKey): Cursor => ({
  key: sortKey.startsWith('infinity') ? 'infinity' : sortKey,
  id: sortId,
})

const openViews: readonly string[] = [
  'mine',
  'due-today',
  'overdue',
  'paused',
  'team',
  'watched',
] satisfies readonly OpenView[]

const isOpen = (query: InboxQuery): query is OpenQuery => openViews.includes(query.view)

const sortId = (query: InboxQuery): SQL => (isOpen(query) ? sql`h.id` : sql`h.sort_id`)
