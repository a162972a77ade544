import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { warningCause } from './schema/warnings.ts'
import { textArray } from './viewer.ts'

/** What a warning is about: an indicator, a section, and the month where one is compared. */
export type Cause = {
  readonly indicator: string
  readonly sectionId: string
  readonly period: string
}

/** Causes whose figure has not fallen since, by the case that each opened. */
export async function openCauses(
  tx: Tx,
): Promise<readonly (Cause & { readonly caseId: string })[]> {
  return await tx.execute<Cause & { readonly caseId: string }>(sql`
    select indicator, section_id as "sectionId", period, case_id as "caseId" from warning_cause
    where cleared_at is null`)
}

/** Notes that a cause was raised; false when it is open already. */
export async function raiseCause(
  tx: Tx,
  cause: Cause & { readonly caseId: string; readonly at: string },
): Promise<boolean> {
  const { at, ...row } = cause
  const made = await tx
    .insert(warningCause)
    .values({ ...row, raisedAt: at })
    .onConflictDoNothing()
    .returning({ id: warningCause.caseId })
  return made.length > 0
}

/** Notes that figures have fallen below their thresholds: what rises again is a new cause. */
export async function clearCauses(tx: Tx, caseIds: readonly string[], at: string): Promise<void> {
  if (caseIds.length === 0) return
  await tx.execute(sql`update warning_cause set cleared_at = ${at}
    where case_id = any(${textArray(caseIds)}) and cleared_at is null`)
}

/** How many causes have ids that begin so. */
export async function causesNamed(tx: Tx, name: string): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from warning_cause where case_id = ${name} or starts_with(case_id, ${`${name}~`})`)
  return row?.n ?? 0
}

export type WarnedSection = {
  readonly id: string
  readonly name: string
  readonly isJudge: boolean
}

/** Sections with their names; `isJudge` where somebody who would review a warning works in it or heads it. */
export async function sectionsToWarn(
  tx: Tx,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, WarnedSection>> {
  const rows = await tx.execute<WarnedSection>(sql`
    select s.id, s.name, exists (
      select 1 from role_grant d join person p on p.id = d.person_id
      where d.role = 'discipline' and d.from_date <= ${day}::date and (d.to_date is null or d.to_date >= ${day}::date)
        and (p.section_id = s.id or exists (select 1 from role_grant h where h.person_id = p.id and h.role = 'head'
          and h.section_id = s.id and h.from_date <= ${day}::date and (h.to_date is null or h.to_date >= ${day}::date)))
      ) as "isJudge"
    from section s where s.id = any(${textArray(ids)})`)
  return new Map(rows.map((row) => [row.id, row]))
}
