import { sql } from 'drizzle-orm'
import { type Count, type CountedRows, isNoClue } from './counted-rows.ts'

/**
 * Complaints by section: the month under way so far, and the one before, which late triage may still
 * add to; each against the whole of the month before it. None before counts only once complaints are
 * recorded at all: the bureau's first ones are no rise.
 */
export const countComplaints: Count = async (tx, { day }) =>
  await tx.execute<CountedRows>(sql`
    with month as (
      select to_char(first, 'YYYY-MM') as period, first at time zone 'Asia/Shanghai' as starts,
        (first + interval '1 month') at time zone 'Asia/Shanghai' as ends,
        (first - interval '1 month') at time zone 'Asia/Shanghai' as before
      from (select date_trunc('month', ${day}::timestamp) - n * interval '1 month' as first from generate_series(0, 1) n)
    ), complaint as (
      select c.id, c.section_id, c.opened_at from "case" c
      where c.procedure = 'complaint' and c.section_id is not null and ${isNoClue}
        and c.opened_at >= (select min(before) from month)
    )
    select c.section_id as "sectionId", m.period,
      array_agg(c.id order by c.opened_at, c.id) filter (where c.opened_at >= m.starts) as rows,
      (count(*) filter (where c.opened_at < m.starts))::int as base
    from complaint c join month m on c.opened_at >= m.before and c.opened_at < m.ends
    group by c.section_id, m.period, m.starts having bool_or(c.opened_at >= m.starts)
      and (bool_or(c.opened_at < m.starts) or exists (
        select 1 from "case" f where f.procedure = 'complaint' and f.opened_at < m.starts))
    order by 1, 2`)
