import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { createDb } from './client.ts'
import { seedNegativeList } from './negative-list.ts'
import { seedRules } from './rules/seed-rules.ts'
import { seedSample } from './sample/seed-sample.ts'
import { seedCalendar } from './seed-calendar.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any number, the same for everyone who prepares a database. */
const lockKey = 7_423_001

/**
 * Brings a database up to date: migrations, rules, the negative list, published calendars and, with `sample`, the
 * sample bureau if nobody is in it. Safe to run again and by several processes at once.
 * `today` (YYYY-MM-DD) dates what is put in.
 */
export async function prepareDatabase(args: {
  readonly url: string
  readonly sample: boolean
  readonly today: string
}): Promise<void> {
  const db = createDb(args.url, { max: 1 })
  const at = `${args.today}T00:00:00+08:00`
  try {
    await db.execute(sql`select pg_advisory_lock(${lockKey})`)
    await migrate(db, { migrationsFolder })
    await db.transaction(async (tx) => {
      await seedRules(tx)
      await seedNegativeList(tx)
      await seedCalendar(tx, at)
      if (args.sample) await seedSample(tx, at)
    })
  } finally {
    await db.$client.end()
  }
}
