import type { Database } from '../../db/client.ts'
import { aCase } from './factories.ts'

/** Complaints about a section, one a day from the first of a month; gives their ids in that order. */
export async function complaintsIn(
  db: Database,
  month: string,
  count: number,
  args: Parameters<typeof aCase>[1] = {},
): Promise<string[]> {
  const made: string[] = []
  for (let day = 1; day <= count; day += 1) {
    const openedAt = `${month}-${String(day).padStart(2, '0')}T07:00:00+08:00`
    const complaint = { procedure: 'complaint', source: 'complaint', openedAt } as const
    made.push(await aCase(db, { ...complaint, ...args }))
  }
  return made
}
