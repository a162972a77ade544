import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import type { Named } from './people.ts'
import { experience } from './schema/complaints.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

export type ExperienceRow = {
  readonly id: string
  readonly supervisor: Named
  readonly place: string
  readonly section: Named | null
  readonly happenedOn: string
  readonly words: string | null
  readonly rating: number
  readonly handled: boolean
  readonly at: string
}

export async function insertExperience(tx: Tx, row: typeof experience.$inferInsert): Promise<void> {
  await tx.insert(experience).values(row)
}

/** Records newest first: a supervisor's own, and all of them for whoever oversees the bureau. */
export async function listExperiences(
  db: Database,
  viewer: Viewer,
  page: { readonly after: Cursor | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly ExperienceRow[]; readonly next: string | null }> {
  const { after, limit } = page
  const own = sql`e.supervisor_id = ${viewer.personId}`
  const seen = sql`(e.case_id is null or exists (select 1 from "case" c where c.id = e.case_id and ${maySeeCase(viewer)}))`
  const mine: SQL = viewer.bureauWide ? sql`(${own} or ${seen})` : own
  const rest = after ? sql`and (e.at, e.id) < (${after.key}::timestamptz, ${after.id})` : sql``
  const rows = await db.execute<ExperienceRow>(sql`
    select e.id, jsonb_build_object('id', e.supervisor_id, 'name', coalesce(p.name, e.supervisor_id)) as supervisor,
      e.place, case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section,
      e.happened_on::text as "happenedOn", e.words, e.rating, e.case_id is not null as handled, e.at
    from experience e left join person p on p.id = e.supervisor_id left join section s on s.id = e.section_id
    where ${mine} ${rest} order by e.at desc, e.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit),
    next: last ? encodeCursor({ key: last.at, id: last.id }) : null,
  }
}
