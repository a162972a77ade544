import { sql } from 'drizzle-orm'
import type { RuleUnit } from '../workflows/rule-change/choices.ts'
import type { Database, Tx } from './client.ts'
import type { Named } from './people.ts'
import { rule } from './schema/rules.ts'

/** A rule on a day: the version in force, and one decided for later, if there is one. */
export type RuleState = {
  readonly id: string
  readonly version: number
  readonly value: number
  readonly unit: RuleUnit
  readonly source: string
  readonly article: string | null
  readonly effectiveFrom: string
  readonly next: NextVersion | null
  /** The proposal nobody has decided on. */
  readonly proposal: { readonly caseId: string; readonly value: number } | null
}

export type NextVersion = {
  readonly version: number
  readonly value: number
  readonly effectiveFrom: string
}

/** Every rule as it stands on a day (YYYY-MM-DD), or one of them, by id. */
export async function readRules(
  db: Database | Tx,
  args: { readonly day: string; readonly id?: string },
): Promise<readonly RuleState[]> {
  const { day, id } = args
  return await db.execute<RuleState>(sql`
    select distinct on (r.id) r.id, r.version, (r.value #>> '{}')::float8 as value, r.unit, r.source, r.article,
      r.effective_from::text as "effectiveFrom",
      (select jsonb_build_object('version', n.version, 'value', n.value, 'effectiveFrom', n.effective_from)
        from rule n where n.id = r.id and n.effective_from > ${day}::date
        order by n.effective_from, n.version desc limit 1) as next,
      (select jsonb_build_object('caseId', c.id, 'value', c.data->'value') from "case" c
        where c.procedure = 'rule-change' and c.ended_at is null and c.data->>'rule' = r.id) as proposal
    from rule r where r.effective_from <= ${day}::date ${id === undefined ? sql`` : sql`and r.id = ${id}`}
    order by r.id, r.effective_from desc, r.version desc`)
}

/** A version with who set it, why and when; the bureau started with the first. */
export type RuleVersion = {
  readonly version: number
  readonly value: number
  readonly effectiveFrom: string
  readonly proposedBy: Named | null
  readonly approvedBy: Named | null
  readonly reason: string | null
  readonly opinion: string | null
  readonly enactedAt: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
}

/** All versions of a rule, the newest first. Rules are everybody's to read, and so is why they changed. */
export async function readVersions(db: Database | Tx, id: string): Promise<readonly RuleVersion[]> {
  return await db.execute<RuleVersion>(sql`
    select r.version, (r.value #>> '{}')::float8 as value, r.effective_from::text as "effectiveFrom",
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "proposedBy",
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as "approvedBy",
      c.description as reason, t.answer->>'opinion' as opinion, r.enacted_at as "enactedAt",
      r.case_id as "caseId", c.number as "caseNumber"
    from rule r left join person p on p.id = r.set_by left join person a on a.id = r.approved_by
    left join "case" c on c.id = r.case_id
    left join task t on t.case_id = r.case_id and t.step = 'approve' and t.outcome = 'approved'
    where r.id = ${id} order by r.version desc`)
}

/** The newest version of a rule, in force or decided for later; undefined where there is no such rule. */
export async function latestVersion(
  tx: Database | Tx,
  id: string,
): Promise<typeof rule.$inferSelect | undefined> {
  const [row] = await tx.execute<{ version: number }>(
    sql`select max(version)::int as version from rule where id = ${id} having count(*) > 0`,
  )
  if (!row) return undefined
  const [latest] = await tx
    .select()
    .from(rule)
    .where(sql`${rule.id} = ${id} and ${rule.version} = ${row.version}`)
  return latest
}

/**
 * Adds the next version of a rule, with unit and source as they were. Returns its number, or undefined
 * when the case has set one before.
 * @throws Error when there is no such rule
 */
export async function insertVersion(
  tx: Tx,
  args: {
    readonly id: string
    readonly value: number
    readonly effectiveFrom: string
    readonly setBy: string
    readonly approvedBy: string
    readonly caseId: string
    readonly at: string
  },
): Promise<number | undefined> {
  const { at, ...set } = args
  const latest = await latestVersion(tx, args.id)
  if (!latest) throw new Error(`no rule ${args.id}`)
  const made = await tx
    .insert(rule)
    .values({ ...latest, ...set, version: latest.version + 1, enactedAt: at })
    .onConflictDoNothing({ target: rule.caseId })
    .returning({ version: rule.version })
  return made[0]?.version
}
