import { sql } from 'drizzle-orm'
import type { Mark } from '../../workflows/kit/plan.ts'
import { bigrams } from '../bigrams.ts'
import type { Tx } from '../client.ts'

/** Facts of a case that an answer fixes; fields without a column of their own go into `data`. */
export type CasePatch = {
  readonly sectionId?: string
  readonly responsibleId?: string
  readonly title?: string
  readonly severity?: string
  readonly category?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Writes what an answer fixed about its case. */
export async function patchCase(
  tx: Tx,
  caseId: string,
  patch: CasePatch,
  at: string,
): Promise<void> {
  await tx.execute(sql`update "case" set
    section_id = coalesce(${patch.sectionId ?? null}, section_id),
    responsible_id = coalesce(${patch.responsibleId ?? null}, responsible_id),
    title = coalesce(${patch.title ?? null}, title),
    severity = coalesce(${patch.severity ?? null}, severity),
    category = coalesce(${patch.category ?? null}, category),
    data = data || ${JSON.stringify(patch.data ?? {})}::jsonb, updated_at = ${at} where id = ${caseId}`)
}

/** Gives a case its number, WT-YYYY-NNNN, if it has none; the words it is found by include it. */
export async function giveNumber(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly series: string
    readonly year: string
    readonly at: string
  },
): Promise<string> {
  const [had] = await tx.execute<{ number: string | null }>(
    sql`select number from "case" where id = ${args.caseId}`,
  )
  if (had?.number) return had.number
  const number = await takeNumber(tx, args.series, args.year)
  await tx.execute(sql`update "case" set number = ${number}, registered_at = ${args.at},
    search = search || ${sql`array[${sql.join(
      bigrams(number).map((b) => sql`${b}`),
      sql`, `,
    )}]::text[]`} where id = ${args.caseId}`)
  return number
}

/** The next number of a series and year, such as WT-2026-0001. */
export async function takeNumber(tx: Tx, series: string, year: string): Promise<string> {
  const [number = ''] = await takeNumbers(tx, { series, year, count: 1 })
  return number
}

/** The next numbers of a series and year, in one go. */
export async function takeNumbers(
  tx: Tx,
  args: { readonly series: string; readonly year: string; readonly count: number },
): Promise<string[]> {
  if (args.count === 0) return []
  const series = `${args.series}-${args.year}`
  const [row] = await tx.execute<{ last: number }>(sql`
    insert into number_series (series, last) values (${series}, ${args.count}::int)
    on conflict (series) do update set last = number_series.last + excluded.last returning last`)
  const first = (row?.last ?? args.count) - args.count + 1
  return Array.from(
    { length: args.count },
    (_, i) => `${series}-${String(first + i).padStart(4, '0')}`,
  )
}

/** Where the case stands now; a new step is never paused. */
export async function setStep(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly step: string
    readonly dueDate: string | null
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`update "case" set step = ${args.step}, due_date = coalesce(${args.dueDate}::date, due_date), due_kept = null,
    updated_at = ${args.at} where id = ${args.caseId}`)
}

/** Writes what the procedure noted about the case. */
export async function applyMark(tx: Tx, caseId: string, mark: Mark, at: string): Promise<void> {
  const set = markSql(mark, at)
  if (set) await tx.execute(sql`update "case" set ${set}, updated_at = ${at} where id = ${caseId}`)
}

function markSql(mark: Mark, at: string) {
  switch (mark.mark) {
    case 'closed':
      return sql`closed_at = ${at}, status = 'closed'`
    case 'reopened':
      return sql`closed_at = null, status = 'open'`
    case 'recognition':
      return sql`recognition = ${mark.value}, recognised_at = ${at}`
    case 'milestones':
      return sql`data = data || ${JSON.stringify({ milestones: mark.dates })}::jsonb`
    case 'returned':
      return sql`returns = returns + 1`
    case 'rebound':
      return sql`rebounds = rebounds + 1`
    case 'milestone-met':
    case 'named-notice-proposed':
      return undefined
  }
}

/** Ends a case; one that closes is closed now unless it was before. */
export async function endCase(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly outcome: string
    readonly closes: boolean
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`update "case" set status = 'ended', outcome = ${args.outcome}, step = null, ended_at = ${args.at},
    closed_at = case when ${args.closes} then coalesce(closed_at, ${args.at}::timestamptz) else closed_at end,
    updated_at = ${args.at} where id = ${args.caseId}`)
}
