import { sql } from 'drizzle-orm'
import type { ConsequenceKind } from '../workflows/consequences.ts'
import type { Database, Tx } from './client.ts'
import { isCancelledFor } from './excellence.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** A consequence with what says why: the rule, what was measured, and the case that imposed it. */
export type ImposedRow = {
  readonly id: string
  readonly kind: ConsequenceKind
  readonly at: string
  readonly until: string | null
  readonly liftedAt: string | null
  readonly rule: string
  readonly ruleVersion: number
  readonly threshold: number | null
  readonly value: number | null
  readonly period: string | null
  /** How many cases were counted. */
  readonly counted: number
  readonly decidedBy: readonly string[]
  /** The case, where the viewer may see it. */
  readonly case: { readonly id: string; readonly number: string | null } | null
}

/** A consequence `k` as JSON, for a viewer. */
export const imposedObject = (
  viewer: Viewer,
) => sql`jsonb_build_object('id', k.id, 'kind', k.kind, 'at', k.at,
  'until', k.until, 'liftedAt', k.lifted_at, 'rule', k.rule, 'ruleVersion', k.rule_version, 'threshold', k.threshold,
  'value', k.value, 'period', k.period, 'counted', cardinality(k.because),
  'decidedBy', array(select d.name from person d where d.id = any(k.decided_by) order by d.id),
  'case', (select jsonb_build_object('id', c.id, 'number', c.number) from "case" c where c.id = k.case_id and ${maySeeCase(viewer)}))`

export type SectionEligibility = {
  readonly section: Named
  readonly cancelled: boolean
  /** A proposal that is still to be decided. */
  readonly proposed: boolean
  readonly consequences: readonly ImposedRow[]
}

/**
 * Where each section's eligibility of a year stands, and everything that was imposed about it. Proposals
 * are for the section itself and those who oversee the bureau; `everyone` opens every section's decisions.
 */
export async function readEligibility(
  db: Database | Tx,
  args: { readonly viewer: Viewer; readonly year: number; readonly everyone: boolean },
): Promise<readonly SectionEligibility[]> {
  const { viewer, year, everyone } = args
  const own = sql`(${viewer.bureauWide} or s.id = any(${textArray(viewer.sections)}))`
  return await db.execute<SectionEligibility>(sql`
    select jsonb_build_object('id', s.id, 'name', s.name) as section,
      exists (select 1 from consequence k where k.section_id = s.id and ${isCancelledFor(sql`${year}`)}) as cancelled,
      (${own} and exists (select 1 from consequence k join "case" p on p.id = k.case_id
        where k.section_id = s.id and k.kind = 'eligibility_proposed' and k.lifted_at is null
          and left(k.period, 4)::int = ${year} and p.step in ('hear', 'hear-head', 'confirm') and p.ended_at is null)) as proposed,
      coalesce((select jsonb_agg(${imposedObject(viewer)} order by k.at, k.id) from consequence k
        where k.section_id = s.id and left(k.period, 4)::int = ${year}
          and k.kind in ('eligibility_proposed', 'eligibility_cancelled', 'eligibility_restored')
          and (${own} or k.kind = 'eligibility_cancelled')), '[]') as consequences
    from section s where ${everyone} or ${own} order by s.position, s.id`)
}
