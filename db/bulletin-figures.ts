import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** What a quarter brought a section, beside its rate: the ids behind each figure, as often as they count. */
export type SectionQuarter = {
  readonly sectionId: string
  readonly sectionName: string
  readonly closed: number
  readonly due: number
  readonly rate: number | null
  readonly dueCases: readonly string[]
  readonly closedCases: readonly string[]
  /** Issues not closed by their deadline, were they closed later or not. */
  readonly overdue: readonly string[]
  /** Returned for another try; a case as often as it was. */
  readonly returned: readonly string[]
  /** Found to have come back when looked back on. */
  readonly rebounded: readonly string[]
  readonly complaints: readonly string[]
}

/** Figures of a quarter by section; `from` to before `to`, its rates counted under `period` before. */
export async function readSectionQuarters(
  tx: Tx,
  args: { readonly from: string; readonly to: string; readonly period: string },
): Promise<readonly SectionQuarter[]> {
  const { from, to, period } = args
  const [starts, ends] = [midnight(from), midnight(to)]
  const ofSection = (procedure: string, where: SQL): SQL => sql`array(
    select c.id from "case" c where c.section_id = s.id and c.procedure = ${procedure} and ${where} order by c.id)`
  const told = (kind: string, ever: SQL): SQL => sql`array(
    select c.id from "case" c join ledger_entry e on e.case_id = c.id
    where c.section_id = s.id and c.procedure = 'issue' and ${ever}
      and e.kind = ${kind} and e.at >= ${starts} and e.at < ${ends} order by e.seq)`
  return await tx.execute<SectionQuarter>(sql`
    select s.id as "sectionId", s.name as "sectionName", r.closed, r.due, r.rate,
      r.due_cases as "dueCases", r.closed_cases as "closedCases",
      ${ofSection('issue', missedIn(from, to))} as overdue,
      ${told('case.returned', sql`c.returns > 0`)} as returned, ${told('case.rebound', sql`c.rebounds > 0`)} as rebounded,
      ${ofSection('complaint', sql`c.audience is null and c.opened_at >= ${starts} and c.opened_at < ${ends}`)} as complaints
    from section s join rate r on r.section_id = s.id and r.period = ${period}
    order by s.position, s.id`)
}

/** Visits to enterprises that were due in the quarter and not made in time. */
export async function readOverdueVisits(
  tx: Tx,
  args: { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct t.case_id as id from task t where t.kind = 'revisit.visit' and t.suspended_at is null
      and t.due_at > ${midnight(args.from)} and t.due_at <= ${midnight(args.to)}
      and (t.ended_at is null or t.ended_at >= t.due_at) order by 1`)
  return rows.map((row) => row.id)
}

/** When a date begins in Shanghai. */
const midnight = (date: string): SQL => sql`(${date}::date::timestamp at time zone 'Asia/Shanghai')`

/** The deadline was in these days, and the case neither closed by its end nor found to be no issue. */
const missedIn = (
  from: string,
  to: string,
): SQL => sql`(c.due_date >= ${from}::date and c.due_date < ${to}::date
  and (c.closed_at is not null or c.ended_at is null)
  and (c.closed_at is null or c.closed_at >= ((c.due_date + 1)::timestamp at time zone 'Asia/Shanghai')))`
