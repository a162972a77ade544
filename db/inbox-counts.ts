import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { inboxOfPast } from './inbox-past.ts'
import { type OpenQuery, type OpenView, openTaskIds } from './inbox-sources.ts'

/** Counting stops here: a page says "200+", and the cost of a count has an end. */
export const COUNT_CAP = 200

const counted = [
  'mine',
  'due-today',
  'overdue',
  'paused',
  'team',
  'watched',
] as const satisfies readonly OpenView[]

export type InboxCounts = Readonly<Record<OpenView | 'copied', number>>

/** How many tasks each list holds, `COUNT_CAP` at most, by the same conditions as the lists. */
export async function inboxCounts(
  db: Database | Tx,
  query: Pick<OpenQuery, 'viewer' | 'at' | 'endOfToday'>,
): Promise<InboxCounts> {
  const every = { ...query, filter: {}, limit: COUNT_CAP }
  const columns = [
    ...counted.map(
      (view) =>
        sql`(select count(*)::int from (${openTaskIds({ ...every, view })}) n) as ${sql.identifier(view)}`,
    ),
    sql`(select count(*)::int from (${inboxOfPast({ ...every, view: 'copied' })}) n) as copied`,
  ]
  const [row] = await db.execute<InboxCounts>(sql`select ${sql.join(columns, sql`, `)}`)
  if (!row) throw new Error('counting gave no row')
  return row
}
