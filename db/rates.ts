import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import type { CountedRate } from './count-rates.ts'
import { textArray } from './viewer.ts'

/**
 * Takes closures that were found false out of a period's rates; returns the sections whose rate is
 * another now. What was due stays due.
 */
export async function takeBackClosures(
  tx: Tx,
  args: { readonly period: string; readonly cases: readonly string[]; readonly at: string },
): Promise<readonly CountedRate[]> {
  const cases = textArray(args.cases)
  return await tx.execute<CountedRate>(sql`
    with changed as (
      update rate r set closed_cases = left_over.ids, closed = cardinality(left_over.ids), counted_at = ${args.at},
        rate = cardinality(left_over.ids)::float8 / nullif(r.due, 0)
      from (select section_id, array(select id from unnest(closed_cases) with ordinality as x(id, n)
          where id <> all(${cases}) order by n) as ids
        from rate where period = ${args.period}) left_over
      where r.period = ${args.period} and r.section_id = left_over.section_id and r.closed_cases && ${cases}
      returning r.*
    )
    select k.section_id as "sectionId", s.name as "sectionName", k.period, k.closed, k.due, k.rate,
      k.due_cases as "dueCases", k.closed_cases as "closedCases"
    from changed k join section s on s.id = k.section_id order by s.position, s.id`)
}
