import { type SQL, sql } from 'drizzle-orm'
import type { EntryKind } from '../../workflows/kit/entry-kinds.ts'
import type { Count, CountedRows } from './counted-rows.ts'

/**
 * Counts by section the issues of which the event ledger tells something in the last days; each once. `had`
 * keeps the search to cases that have any.
 */
export const issuesWith =
  (kind: EntryKind, had: SQL): Count =>
  async (tx, { day, within }) =>
    await tx.execute<CountedRows>(sql`
      select c.section_id as "sectionId", '' as period, 0 as base, array_agg(distinct c.id order by c.id) as rows
      from "case" c join ledger_entry e on e.case_id = c.id
      where c.procedure = 'issue' and c.section_id is not null and ${had} and e.kind = ${kind}
        and e.at >= (${day}::date - ${within}::int)::timestamp at time zone 'Asia/Shanghai'
      group by c.section_id order by 1`)
