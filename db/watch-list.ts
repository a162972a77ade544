import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { type ImposedRow, imposedObject } from './eligibility.ts'
import { isListedOn } from './excellence.ts'
import type { Named } from './people.ts'
import { maySeeCase, principals, textArray, type Viewer } from './viewer.ts'

/** An entry on the watch list (作风观察名单). */
export type WatchEntry = {
  readonly person: Named
  readonly section: Named | null
  readonly listed: boolean
  readonly reason: string | null
  readonly step: string | null
  readonly outcome: string | null
  readonly consequence: ImposedRow
}

/**
 * Entries the viewer may see, those in force first: who oversees the bureau sees all, the person their own,
 * and the leader in charge their sections'. Nobody else is told that somebody is on it.
 */
export async function readWatchList(
  db: Database | Tx,
  viewer: Viewer,
): Promise<readonly WatchEntry[]> {
  const led = viewer.roles.some(({ role }) => role === 'leader') ? viewer.sections : []
  return await db.execute<WatchEntry>(sql`
    select jsonb_build_object('id', p.id, 'name', p.name) as person,
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section,
      ${isListedOn(viewer.today)} as listed, c.data->>'reason' as reason, c.step, c.outcome,
      ${imposedObject(viewer)} as consequence
    from consequence k join "case" c on c.id = k.case_id join person p on p.id = k.person_id
    left join section s on s.id = k.section_id
    where k.kind = 'watch_listed' and ${maySeeCase(viewer)}
      and (${viewer.bureauWide} or k.person_id = any(${textArray(principals(viewer))}) or k.section_id = any(${textArray(led)}))
    order by listed desc, k.at desc, k.id limit 500`)
}
