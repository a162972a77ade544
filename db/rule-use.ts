import { type SQL, sql } from 'drizzle-orm'
import type { ConsequenceKind } from '../workflows/consequences.ts'
import type { Database, Tx } from './client.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** What a rule has led to, as far as the viewer may see: figures, each with the list it counts. */
export type RuleUse = {
  /** Consequences by the version that led to them. */
  readonly consequences: readonly { readonly version: number; readonly count: number }[]
  /** Running cases with a deadline or a reminder by it. */
  readonly deadlines: number
  /** Running cases that keep an older value of it. */
  readonly older: number
}

export type RuleUseQuery = {
  readonly viewer: Viewer
  readonly rule: string
  /** Since when the value in force is. */
  readonly since: string
  /** The procedures that it is a number of. */
  readonly procedures: readonly string[]
}

/** What a rule has led to. */
export async function readRuleUse(db: Database | Tx, query: RuleUseQuery): Promise<RuleUse> {
  const { viewer, rule } = query
  const consequences = await db.execute<{ version: number; count: number }>(sql`
    select k.rule_version as version, count(*)::int as count
    from consequence k join "case" c on c.id = k.case_id
    where k.rule = ${rule} and ${maySeeCase(viewer)} group by 1 order by 1`)
  const [counts] = await db.execute<{ deadlines: number; older: number }>(sql`
    select count(*) filter (where ${conditions(query).deadlines})::int as deadlines,
      count(*) filter (where ${conditions(query).older})::int as older
    from "case" c where c.ended_at is null and ${maySeeCase(viewer)}`)
  return { consequences, deadlines: counts?.deadlines ?? 0, older: counts?.older ?? 0 }
}

export type UsingCase = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly section: Named | null
  readonly openedAt: string
  readonly dueDate: string | null
}

/** The cases that a figure of `readRuleUse` counts, newest first. */
export async function listUsingCases(
  db: Database | Tx,
  args: RuleUseQuery & {
    readonly of: 'deadlines' | 'older'
    readonly cursor?: Cursor | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly UsingCase[]; readonly next: string | null }> {
  const { cursor, limit } = args
  const rows = await db.execute<UsingCase>(sql`
    select c.id, c.number, c.title, c.opened_at as "openedAt", c.due_date::text as "dueDate",
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section
    from "case" c left join section s on s.id = c.section_id
    where c.ended_at is null and ${maySeeCase(args.viewer)} and ${conditions(args)[args.of]}
      ${cursor ? sql`and (c.opened_at, c.id) < (${cursor.key}::timestamptz, ${cursor.id})` : sql``}
    order by c.opened_at desc, c.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit),
    next: last ? encodeCursor({ key: last.openedAt, id: last.id }) : null,
  }
}

export type RuleConsequence = {
  readonly id: string
  readonly kind: ConsequenceKind
  readonly version: number
  readonly at: string
  readonly section: Named | null
  readonly person: Named | null
  readonly value: number | null
  readonly threshold: number | null
  readonly period: string | null
  readonly liftedAt: string | null
  readonly caseId: string
  readonly caseNumber: string | null
}

/** What followed from a rule, newest first; one version's, or all. */
export async function listRuleConsequences(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly rule: string
    readonly version?: number | undefined
    readonly cursor?: Cursor | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly RuleConsequence[]; readonly next: string | null }> {
  const { cursor, limit, version } = args
  const rows = await db.execute<RuleConsequence>(sql`
    select k.id, k.kind, k.rule_version as version, k.at, k.value, k.threshold, k.period, k.lifted_at as "liftedAt",
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      c.id as "caseId", c.number as "caseNumber"
    from consequence k join "case" c on c.id = k.case_id
    left join section s on s.id = k.section_id left join person p on p.id = k.person_id
    where k.rule = ${args.rule} and ${maySeeCase(args.viewer)}
      ${version === undefined ? sql`` : sql`and k.rule_version = ${version}`}
      ${cursor ? sql`and (k.at, k.id) < (${cursor.key}::timestamptz, ${cursor.id})` : sql``}
    order by k.at desc, k.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit),
    next: last ? encodeCursor({ key: last.at, id: last.id }) : null,
  }
}

/** What each figure counts. A deadline that people fixed as a date is not by the rule that would have set one. */
function conditions({ rule, since, procedures }: RuleUseQuery): {
  readonly deadlines: SQL
  readonly older: SQL
} {
  return {
    deadlines: sql`(c.id in (select t.case_id from task t where t.ended_at is null
        and t.deadline #>> '{explanation,spec,rule}' = ${rule} and t.deadline #>> '{explanation,spec,kind}' <> 'fixed')
      or c.id in (select a.case_id from armed a where a.rule = ${rule} and a.fired_at is null and a.cancelled_at is null))`,
    older: sql`(c.procedure = any(${textArray(procedures)})
      and (c.opened_at at time zone 'Asia/Shanghai')::date < ${since}::date)`,
  }
}
