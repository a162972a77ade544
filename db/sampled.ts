import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** The ids of the cases that a case puts before whoever works on it; none for most. */
export async function sampleOf(tx: Database | Tx, caseId: string): Promise<readonly string[]> {
  const [row] = await tx.execute<{ sample: unknown }>(
    sql`select data->'sample' as sample from "case" where id = ${caseId}`,
  )
  const { sample } = row ?? {}
  return Array.isArray(sample) ? sample.filter((id) => typeof id === 'string') : []
}

/** A case put before the reader of another one. */
export type SampledCase = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly section: Named | null
  readonly responsible: Named | null
  readonly closedAt: string | null
}

/** Those of the cases that the viewer may see, by section and number. */
export async function readSampled(
  db: Database | Tx,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly SampledCase[]> {
  if (ids.length === 0) return []
  return await db.execute<SampledCase>(sql`
    select c.id, c.number, c.title, c.closed_at as "closedAt",
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as responsible
    from "case" c left join section s on s.id = c.section_id left join person p on p.id = c.responsible_id
    where c.id = any(${textArray(ids)}) and ${maySeeCase(viewer)}
    order by s.position, c.number, c.id`)
}
