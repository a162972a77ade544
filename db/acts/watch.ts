import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import type { Viewer } from '../viewer.ts'
import { mayOpenCase } from '../visible.ts'

type WatchArgs = { readonly caseId: string; readonly viewer: Viewer; readonly at: string }

/** 关注: follows a case. False where the viewer may not see it. */
export async function watch(db: Database, { caseId, viewer, at }: WatchArgs): Promise<boolean> {
  const rows = await db.execute(sql`
    with seen as (select c.id from "case" c where c.id = ${caseId} and ${mayOpenCase(viewer)}),
    put as (insert into watch (person_id, case_id, since)
      select ${viewer.personId}, id, ${at} from seen on conflict do nothing)
    select 1 from seen`)
  return rows.length > 0
}

/** Stops following a case; stopping twice is the same as once. */
export async function unwatch(db: Database, { caseId, viewer }: WatchArgs): Promise<boolean> {
  const rows = await db.execute(sql`
    with gone as (delete from watch where case_id = ${caseId} and person_id = ${viewer.personId})
    select 1 from "case" c where c.id = ${caseId} and ${mayOpenCase(viewer)}`)
  return rows.length > 0
}
