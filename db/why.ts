import { sql } from 'drizzle-orm'
import type { ConsequenceKind } from '../workflows/consequences.ts'
import { findBasis } from './basis.ts'
import type { Database } from './client.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

export type WhyRow = {
  readonly id: string
  readonly number: string | null
  readonly title: string
}
type Imposed = {
  readonly kind: ConsequenceKind
  readonly person: string | null
  readonly at: string
  readonly until: string | null
  readonly liftedAt: string | null
  /** Names of who decided it. */
  readonly decidedBy: readonly string[]
}
type RuleText = { readonly unit: string; readonly source: string; readonly article: string | null }

/** Why a case came about by rule. */
export type Why = {
  readonly rule: string
  readonly ruleVersion: number
  readonly threshold: number
  readonly value: number
  readonly period: string | null
  readonly unit: string | null
  readonly source: string | null
  readonly article: string | null
  /** The cases counted that the viewer may see, and how many they may not. */
  readonly rows: readonly WhyRow[]
  readonly hidden: number
  readonly consequences: readonly Imposed[]
}

/** Why a case came about, or undefined when it was not by rule. The viewer was found to see the case. */
export async function readWhy(
  db: Database,
  { caseId, viewer }: { readonly caseId: string; readonly viewer: Viewer },
): Promise<Why | undefined> {
  const [kept] = await db.execute<{ basis: unknown }>(
    sql`select data->'basis' as basis from "case" where id = ${caseId}`,
  )
  const basis = findBasis(kept?.basis)
  if (!basis) return undefined
  const { rule, ruleVersion, threshold, value, because, period = null } = basis
  const [[text], rows, consequences] = await Promise.all([
    db.execute<RuleText>(
      sql`select unit, source, article from rule where id = ${rule} and version = ${ruleVersion}`,
    ),
    db.execute<WhyRow>(sql`select c.id, c.number, c.title from "case" c
      where c.id = any(${textArray(because)}) and ${maySeeCase(viewer)} order by c.number, c.id`),
    db.execute<Imposed>(sql`
      select k.kind, p.name as person, k.at, k.until::text as until, k.lifted_at as "liftedAt",
        array(select d.name from person d where d.id = any(k.decided_by) order by d.id) as "decidedBy"
      from consequence k left join person p on p.id = k.person_id where k.case_id = ${caseId} order by k.at, k.id`),
  ])
  return {
    rule,
    ruleVersion,
    threshold,
    value,
    period,
    unit: text?.unit ?? null,
    source: text?.source ?? null,
    article: text?.article ?? null,
    rows,
    hidden: because.length - rows.length,
    consequences,
  }
}
