import { sql } from 'drizzle-orm'
import { type CaseRow, caseColumns, caseNames } from './case-row.ts'
import type { Database } from './client.ts'
import { type LedgerState, ledgerConditions, type Month } from './ledger-view.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

/** A case as an exported ledger shows it. */
export type ExportedCase = CaseRow & {
  readonly description: string | null
  /** The leader named in the ledger it came from. */
  readonly namedLeader: string | null
  readonly remark: string | null
}

/** As much as is worth having in memory at once. */
const PAGE = 500

/** The cases of a ledger that the viewer may see, in the order they came in and page by page; `limit` at most. */
export async function readLedgerForExport(
  db: Database,
  args: {
    readonly viewer: Viewer
    readonly state: LedgerState
    readonly month: Month
    readonly sectionId?: string | undefined
    readonly limit: number
  },
  take: (page: readonly ExportedCase[]) => void,
): Promise<void> {
  const { viewer, state, month, sectionId, limit } = args
  const ledger = sql`
    select ${caseColumns}, c.description, c.data->'ledger'->>'remark' as remark,
      (select p.name from person p where p.id = c.data->>'leader') as "namedLeader"
    from "case" c ${caseNames}
    where c.procedure = 'issue' and ${maySeeCase(viewer)} and ${ledgerConditions(month, viewer.today)[state]}
      ${sectionId ? sql`and c.section_id = ${sectionId}` : sql``}
    order by c.opened_at, length(c.number), c.number, (c.data->'ledger'->>'row')::int, c.id limit ${limit}`
  await db.transaction(async (tx) => {
    await tx.execute(sql`declare exported cursor for ${ledger}`)
    for (;;) {
      const page = await tx.execute<ExportedCase>(sql.raw(`fetch ${PAGE} from exported`))
      if (page.length === 0) return
      take(page)
    }
  })
}
