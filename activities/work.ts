import type { Tx } from '../db/client.ts'
import { type LockedCase, writeKey } from '../db/engine/lock-case.ts'
import { appendEntries, type NewEntry } from '../db/ledger.ts'
import { announce, type Notice, tell } from '../db/tell.ts'
import { today, type WorkCalendar } from '../workflows/kit/calendar.ts'

/** What one write gathers on its way; told and entered at its end. */
export type Work = {
  readonly tx: Tx
  readonly calendar: WorkCalendar
  /** The case as it is by now: answers may change it on the way. */
  on: LockedCase
  readonly at: string
  readonly day: string
  readonly entries: NewEntry[]
  readonly notices: Notice[]
  readonly persons: Set<string>
  readonly keys: Set<string>
  readonly taskIds: Set<string>
}

/** A write that begins at an instant of business time. */
export function newWork(tx: Tx, on: LockedCase, at: string, calendar: WorkCalendar): Work {
  return {
    tx,
    on,
    at,
    day: today(at),
    calendar,
    entries: [],
    notices: [],
    persons: new Set(),
    keys: new Set(),
    taskIds: new Set(),
  }
}

/** Tells and enters what was gathered; the ledger comes last, because it locks the chain. */
export async function conclude(work: Work, seq: number): Promise<void> {
  const { tx, on, at, entries } = work
  for (const notice of work.notices) work.persons.add(notice.personId)
  await Promise.all([
    tell(tx, work.notices, at),
    announce(tx, {
      caseId: on.id,
      taskIds: [...work.taskIds],
      persons: [...work.persons],
      keys: [...work.keys],
    }),
  ])
  const first: NewEntry = entries[0] ?? { at, actor: 'system', kind: 'case.kept', caseId: on.id }
  await appendEntries(tx, [{ ...first, key: writeKey(on.id, seq) }, ...entries.slice(1)])
}
