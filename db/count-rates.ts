import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { ledgerConditions } from './ledger-view.ts'

/** A section's rate over a month or quarter, with the cases it counts. */
export type CountedRate = {
  readonly sectionId: string
  readonly sectionName: string
  readonly period: string
  readonly closed: number
  readonly due: number
  /** closed ÷ due; null where nothing was due. */
  readonly rate: number | null
  readonly dueCases: readonly string[]
  readonly closedCases: readonly string[]
}

/**
 * Counts every section's rate (domain §5.4) over the days from `from` to before `to`, by the very conditions
 * that open its lists, and keeps it under `period` (2026-01, 2026-Q1). Counted again, it is replaced.
 */
export async function countRates(
  tx: Tx,
  args: {
    readonly from: string
    readonly to: string
    readonly period: string
    readonly at: string
  },
): Promise<readonly CountedRate[]> {
  const { from, to, period, at } = args
  const state = ledgerConditions({ from, to }, to)
  return await tx.execute<CountedRate>(sql`
    with counted as (
      select s.id,
        coalesce(array_agg(c.id order by c.due_date, c.id) filter (where ${state['due-this-month']}), '{}') as due,
        coalesce(array_agg(c.id order by c.due_date, c.id) filter (where ${state['closed-of-due']}), '{}') as closed
      from section s left join "case" c on c.section_id = s.id and c.procedure = 'issue'
      group by s.id
    ), kept as (
      insert into rate (section_id, period, closed, due, rate, due_cases, closed_cases, counted_at)
      select id, ${period}, cardinality(closed), cardinality(due), cardinality(closed)::float8 / nullif(cardinality(due), 0),
        due, closed, ${at}
      from counted
      on conflict (section_id, period) do update set closed = excluded.closed, due = excluded.due, rate = excluded.rate,
        due_cases = excluded.due_cases, closed_cases = excluded.closed_cases, counted_at = excluded.counted_at
      returning *
    )
    select k.section_id as "sectionId", s.name as "sectionName", k.period, k.closed, k.due, k.rate,
      k.due_cases as "dueCases", k.closed_cases as "closedCases"
    from kept k join section s on s.id = k.section_id order by s.position, s.id`)
}
