import { sql } from 'drizzle-orm'
import { ledgerConditions } from '../ledger-view.ts'
import type { Count, CountedRows } from './counted-rows.ts'

/** Issues overdue by section, of those that are open: as the ledger counts them. */
export const countOverdue: Count = async (tx, { day }) => {
  const { open, overdue } = ledgerConditions({ from: day, to: day }, day)
  return await tx.execute<CountedRows>(sql`
    select c.section_id as "sectionId", '' as period, count(*)::int as base,
      array_agg(c.id order by c.due_date, c.id) filter (where ${overdue}) as rows
    from "case" c where c.procedure = 'issue' and c.section_id is not null and ${open}
    group by c.section_id having bool_or(${overdue}) order by 1`)
}
