import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** A section's rate of a period as it was counted, over the cases that the viewer may see. */
export type KeptRate = {
  readonly section: Named
  readonly closed: number
  readonly due: number
  readonly countedAt: string
}

/** The rates kept for a period, of the sections whose ledgers are open to the viewer. */
export async function readRates(
  db: Database,
  { period, viewer }: { readonly period: string; readonly viewer: Viewer },
): Promise<readonly KeptRate[]> {
  const seen = (ids: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from "case" c where c.id = any(${ids}) and ${maySeeCase(viewer)})`
  return await db.execute<KeptRate>(sql`
    select jsonb_build_object('id', s.id, 'name', s.name) as section, ${seen(sql`r.closed_cases`)} as closed,
      ${seen(sql`r.due_cases`)} as due, r.counted_at as "countedAt"
    from rate r join section s on s.id = r.section_id
    where r.period = ${period} and (${viewer.bureauWide} or s.id = any(${textArray(viewer.sections)}))
    order by s.position, s.id`)
}
