import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { Named } from './people.ts'
import type { Viewer } from './viewer.ts'
import { mayOpenCase } from './visible.ts'

/** A warning as it was raised, and whether its figure has fallen since. */
export type WarningRow = {
  readonly id: string
  readonly number: string | null
  readonly section: Named | null
  readonly severity: string
  readonly outcome: string | null
  /** What was kept with the case: its indicator, figures, basis and letter. */
  readonly data: Readonly<Record<string, unknown>>
  readonly clearedAt: string | null
}

/** A warning, or undefined where it is none or the viewer may not open it. */
export async function readWarning(
  db: Database | Tx,
  caseId: string,
  viewer: Viewer,
): Promise<WarningRow | undefined> {
  const [row] = await db.execute<WarningRow>(sql`
    select c.id, c.number, c.severity, c.outcome, c.data, w.cleared_at as "clearedAt",
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section
    from "case" c left join section s on s.id = c.section_id left join warning_cause w on w.case_id = c.id
    where c.id = ${caseId} and c.procedure = 'warning' and ${mayOpenCase(viewer)}`)
  return row
}
