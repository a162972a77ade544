import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** A section's quarter as it was counted. */
export type QuarterRate = {
  readonly sectionId: string
  readonly sectionName: string
  readonly period: string
  readonly closed: number
  readonly due: number
  readonly rate: number | null
  /** Ids of the cases due and not closed. */
  readonly unclosed: readonly string[]
}

/** Every quarter of every section that has been counted. */
export async function readQuarterRates(tx: Tx): Promise<readonly QuarterRate[]> {
  return await tx.execute<QuarterRate>(sql`
    select r.section_id as "sectionId", s.name as "sectionName", r.period, r.closed, r.due, r.rate,
      array(select unnest(r.due_cases) except select unnest(r.closed_cases) order by 1) as unclosed
    from rate r join section s on s.id = r.section_id
    where r.period ~ '^[0-9]{4}-Q[1-4]$' order by s.position, s.id, r.period`)
}
