import { and, desc, gte, lte, sql } from 'drizzle-orm'
import type { WorkCalendar } from '../workflows/kit/calendar.ts'
import type { Database, Tx } from './client.ts'
import { calendarDay, calendarVersion, calendarYear } from './schema/rules.ts'

/** A year as it is published: exceptions to Monday–Friday. */
export type PublishedDay = { readonly day: string; readonly name: string | null }
export type YearCalendar = {
  readonly year: number
  readonly holidays: readonly PublishedDay[]
  readonly workdays: readonly PublishedDay[]
  readonly source: string | null
}

const cached = new Map<string, WorkCalendar>()

/**
 * The calendar in force. Read once per version: the key names the database and the transaction that
 * wrote the version, so one rolled back is never served.
 */
export async function loadCalendar(tx: Database | Tx): Promise<WorkCalendar> {
  const [head] = await tx
    .select({
      version: calendarVersion.version,
      key: sql<string>`current_database() || ':' || ${calendarVersion.version} || ':' || ${calendarVersion}.xmin`,
    })
    .from(calendarVersion)
    .orderBy(desc(calendarVersion.version))
    .limit(1)
  const known = head && cached.get(head.key)
  if (known) return known
  const calendar = await readCalendar(tx, head?.version ?? 0)
  if (head) {
    cached.clear()
    cached.set(head.key, calendar)
  }
  return calendar
}

async function readCalendar(tx: Database | Tx, version: number): Promise<WorkCalendar> {
  const days = await tx.select().from(calendarDay)
  const years = await tx.select().from(calendarYear)
  return {
    version,
    days: Object.fromEntries(days.map((d) => [d.day, d.kind])),
    publishedYears: years.filter((y) => y.publishedAt !== null).map((y) => y.year),
  }
}

/** One year with its exceptions, in order; `publishedAt` is null for a provisional year. */
export async function readYear(tx: Database | Tx, year: number) {
  const days = await tx.select().from(calendarDay).where(within(year)).orderBy(calendarDay.day)
  const [row] = await tx.select().from(calendarYear).where(sql`${calendarYear.year} = ${year}`)
  const { version } = await loadCalendar(tx)
  return { year, version, days, source: row?.source ?? null, publishedAt: row?.publishedAt ?? null }
}

/** The calendar as it would be with one year replaced; its version is the next one. */
export function withYear(calendar: WorkCalendar, year: YearCalendar): WorkCalendar {
  const others = Object.entries(calendar.days).filter(([day]) => !day.startsWith(`${year.year}-`))
  return {
    version: calendar.version + 1,
    days: Object.fromEntries([
      ...others,
      ...year.holidays.map((d) => [d.day, 'holiday'] as const),
      ...year.workdays.map((d) => [d.day, 'workday'] as const),
    ]),
    publishedYears: [...new Set([...calendar.publishedYears, year.year])],
  }
}

/**
 * Replaces the days of a year and adds a calendar version, which it returns. Concurrent calls wait
 * for each other.
 */
export async function replaceYears(
  tx: Tx,
  change: { readonly years: readonly YearCalendar[]; readonly at: string; readonly by: string },
): Promise<number> {
  await tx.execute(sql`lock table calendar_version in exclusive mode`)
  const rows = change.years.flatMap((y) => [
    ...y.holidays.map((d) => ({ ...d, kind: 'holiday' as const })),
    ...y.workdays.map((d) => ({ ...d, kind: 'workday' as const })),
  ])
  for (const { year, source } of change.years) {
    await tx.delete(calendarDay).where(within(year))
    await tx
      .insert(calendarYear)
      .values({ year, source, publishedAt: change.at })
      .onConflictDoUpdate({ target: calendarYear.year, set: { source, publishedAt: change.at } })
  }
  if (rows.length > 0) await tx.insert(calendarDay).values(rows)
  const reason = change.years.map((y) => y.year).join(', ')
  const [added] = await tx
    .insert(calendarVersion)
    .values({
      version: sql`(select coalesce(max(version), 0) + 1 from calendar_version)`,
      at: change.at,
      by: change.by,
      reason,
    })
    .returning({ version: calendarVersion.version })
  if (!added) throw new Error('no calendar version was added')
  return added.version
}

const within = (year: number) =>
  and(gte(calendarDay.day, `${year}-01-01`), lte(calendarDay.day, `${year}-12-31`))
