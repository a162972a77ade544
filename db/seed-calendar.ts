import holidays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { PublishedDay, YearCalendar } from './calendar.ts'
import { replaceYears } from './calendar.ts'
import type { Tx } from './client.ts'
import { calendarVersion } from './schema/rules.ts'

const firstYear = 2024

/** The years the library has; one it lacks stays provisional until an administrator publishes it. */
export function libraryYears(): YearCalendar[] {
  const known = [...new Set(Object.keys(holidays.holidays).map((day) => Number(day.slice(0, 4))))]
  return known
    .filter((year) => year >= firstYear)
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      holidays: daysOf(holidays.holidays, year),
      workdays: daysOf(holidays.workdays, year),
      source: `国务院办公厅关于${year}年部分节假日安排的通知`,
    }))
}

/**
 * Puts in the published calendars of an empty database. Later years come in by publication only,
 * because open deadlines have to be recomputed with them.
 */
export async function seedCalendar(tx: Tx, at: string): Promise<void> {
  const [existing] = await tx.select().from(calendarVersion).limit(1)
  if (existing) return
  await replaceYears(tx, { years: libraryYears(), at, by: 'system' })
}

/** The library's names are `English,中文,days`. */
function daysOf(named: Readonly<Record<string, string>>, year: number): PublishedDay[] {
  return Object.entries(named)
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, name]) => ({ day, name: name.split(',')[1] ?? null }))
    .sort((a, b) => a.day.localeCompare(b.day))
}
