import { loadCalendar } from '../../db/calendar.ts'
import type { Tx } from '../../db/client.ts'
import {
  countsFor,
  digestReaders,
  isDigestDue,
  putDigest,
  putRobotDigests,
  takeDigest,
} from '../../db/digest.ts'
import { loadViewer } from '../../db/viewer.ts'
import {
  addWorkingDays,
  isWorkday,
  shanghaiInstant,
  today,
  type WorkCalendar,
} from '../../workflows/kit/calendar.ts'
import { midnightAfter } from '../end-of-day.ts'
import type { DeliverDeps } from './deliver.ts'

const morning = '08:30'
/** A system that comes back later than this says nothing of the morning. */
const noon = '12:00'

/**
 * Writes the digest of a working morning, once, whichever process comes first; returns how many people
 * it was looked up for. On a day off, before 08:30 and after noon there is none.
 */
export async function writeDigest({
  db,
  clock,
  log,
}: Pick<DeliverDeps, 'db' | 'clock' | 'log'>): Promise<number> {
  const at = clock.now()
  const day = today(at)
  const isBetween = (from: string, to: string) =>
    Date.parse(at) >= Date.parse(shanghaiInstant(day, from)) &&
    Date.parse(at) < Date.parse(shanghaiInstant(day, to))
  if (!isBetween(morning, noon) || !(await isDigestDue(db, day))) return 0
  const calendar = await loadCalendar(db)
  if (!isWorkday(calendar, day)) return 0
  return await db.transaction(async (tx) => {
    const taken = await takeDigest(tx, { day, at })
    if (!taken) return 0
    const since = taken.before ?? lastMorning(calendar, day)
    const when = { day, at, since, endOfToday: midnightAfter(day) }
    const readers = await digestReaders(tx)
    for (const personId of readers) await writeFor(tx, personId, when)
    await putRobotDigests(tx, when)
    log.info({ day, readers: readers.length }, 'digest written')
    return readers.length
  })
}

async function writeFor(
  tx: Tx,
  personId: string,
  when: {
    readonly day: string
    readonly at: string
    readonly since: string
    readonly endOfToday: string
  },
): Promise<void> {
  const viewer = await loadViewer(tx, personId, when.day)
  if (!viewer) return
  const counts = await countsFor(tx, { viewer, ...when })
  if (counts.dueToday + counts.overdue + counts.fresh === 0) return
  await putDigest(tx, { personId, day: when.day, at: when.at, counts })
}

/** When the digest before the first would have been. */
const lastMorning = (calendar: WorkCalendar, day: string): string =>
  shanghaiInstant(addWorkingDays(calendar, day, -1), morning)
