import { type SQL, sql } from 'drizzle-orm'
import { searchTerms } from './bigrams.ts'
import { type CaseRow, caseColumns, caseNames } from './case-row.ts'
import type { Database, Tx } from './client.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

export type LedgerState =
  | 'all'
  | 'open'
  | 'overdue'
  | 'paused'
  | 'closed'
  | 'rebounded'
  | 'due-this-month'
  | 'closed-of-due'

/** A month as dates: its first day and that of the next. */
export type Month = { readonly from: string; readonly to: string }

/** The procedure whose cases are the ledger (台账). */
const procedure = 'issue'

/** A page of a ledger, newest first. */
export async function readLedger(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly state: LedgerState
    readonly month: Month
    readonly sectionId?: string | undefined
    readonly q?: string | undefined
    /** An item of the negative list. */
    readonly category?: string | undefined
    readonly cursor?: Cursor | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly CaseRow[]; readonly next: string | null }> {
  const { viewer, cursor, limit } = args
  const terms = searchTerms(args.q ?? '')
  const rows = await db.execute<CaseRow>(sql`
    select ${caseColumns} from "case" c ${caseNames}
    where c.procedure = ${procedure} and ${maySeeCase(viewer)} and ${ledgerConditions(args.month, viewer.today)[args.state]}
      ${args.sectionId ? sql`and c.section_id = ${args.sectionId}` : sql``}
      ${args.category ? sql`and c.category = ${args.category}` : sql``}
      ${terms.length > 0 ? sql`and c.search @> ${textArray(terms)}` : sql``}
      ${cursor ? sql`and (c.opened_at, c.id) < (${cursor.key}::timestamptz, ${cursor.id})` : sql``}
    order by c.opened_at desc, c.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit),
    next: last ? encodeCursor({ key: last.openedAt, id: last.id }) : null,
  }
}

export type SectionFigures = {
  readonly section: Named
  readonly total: number
  readonly open: number
  readonly overdue: number
  readonly paused: number
  readonly closed: number
  readonly due: number
  readonly closedOfDue: number
}

/**
 * The figures of each section's ledger, counted by the very conditions that open their lists. Sections
 * of which the viewer sees nothing but single cases are left out.
 */
export async function summariseLedger(
  db: Database | Tx,
  args: { readonly viewer: Viewer; readonly month: Month },
): Promise<readonly SectionFigures[]> {
  const { viewer, month } = args
  const state = ledgerConditions(month, viewer.today)
  const count = (condition: SQL): SQL => sql`count(c.id) filter (where ${condition})::int`
  return await db.execute<SectionFigures>(sql`
    select jsonb_build_object('id', s.id, 'name', s.name) as section, count(c.id)::int as total,
      ${count(state.open)} as open, ${count(state.overdue)} as overdue, ${count(state.paused)} as paused,
      ${count(state.closed)} as closed, ${count(state['due-this-month'])} as due,
      ${count(state['closed-of-due'])} as "closedOfDue"
    from section s left join "case" c
      on c.section_id = s.id and c.procedure = ${procedure} and ${maySeeCase(viewer)}
    where ${viewer.bureauWide} or s.id = any(${textArray(viewer.sections)})
    group by s.id, s.name, s.position order by s.position, s.id`)
}

/** The cases with a paused step, read once however many cases are asked about. */
const paused: SQL = sql`c.id in (select p.case_id from task p
  where p.ended_at is null and p.suspended_at is not null and p.about_task_id is null)`

/**
 * What each state means. Due in a month: the deadline is in it, or was missed before it and still open when
 * it began (domain §5.4); an issue that ended without being closed was none. A paused one has no date, so
 * it is neither due nor overdue meanwhile.
 */
export function ledgerConditions(
  { from, to }: Month,
  today: string,
): Readonly<Record<LedgerState, SQL>> {
  const starts = sql`${from}::date::timestamp at time zone 'Asia/Shanghai'`
  const ends = sql`${to}::date::timestamp at time zone 'Asia/Shanghai'`
  const open = sql`c.status = 'open'`
  const due = sql`(c.due_date < ${to}::date and (c.closed_at is not null or c.ended_at is null)
    and (c.due_date >= ${from}::date or c.closed_at is null or c.closed_at >= ${starts}))`
  return {
    all: sql`true`,
    open,
    overdue: sql`(${open} and c.due_date < ${today}::date)`,
    paused: sql`(${open} and ${paused})`,
    closed: sql`c.closed_at is not null`,
    rebounded: sql`(c.rebounds > 0 or c.outcome = 'rebounded')`,
    'due-this-month': due,
    'closed-of-due': sql`(${due} and c.closed_at < ${ends})`,
  }
}
