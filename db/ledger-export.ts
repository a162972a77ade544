import { sql } from 'drizzle-orm'
import { type CaseRow, caseColumns, caseNames } from './case-row.ts'
import type { Database, Tx } from './client.ts'
import { type LedgerState, ledgerConditions, type Month } from './ledger-view.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

/** A case as an exported ledger shows it. */
export type ExportedCase = CaseRow & {
  readonly description: string | null
  /** The leader named in the ledger it came from. */
  readonly namedLeader: string | null
  readonly remark: string | null
}

/** The cases of a ledger that the viewer may see, in the order they came in; `limit` at most. */
export async function readLedgerForExport(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly state: LedgerState
    readonly month: Month
    readonly sectionId?: string | undefined
    readonly limit: number
  },
): Promise<readonly ExportedCase[]> {
  const { viewer, state, month, sectionId, limit } = args
  return await db.execute<ExportedCase>(sql`
    select ${caseColumns}, c.description, c.data->'ledger'->>'remark' as remark,
      (select p.name from person p where p.id = c.data->>'leader') as "namedLeader"
    from "case" c ${caseNames}
    where c.procedure = 'issue' and ${maySeeCase(viewer)} and ${ledgerConditions(month, viewer.today)[state]}
      ${sectionId ? sql`and c.section_id = ${sectionId}` : sql``}
    order by c.opened_at, length(c.number), c.number, (c.data->'ledger'->>'row')::int, c.id limit ${limit}`)
}
