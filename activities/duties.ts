import type { Tx } from '../db/client.ts'
import type { NewEntry } from '../db/ledger.ts'
import type { WorkCalendar } from '../workflows/kit/calendar.ts'
import { eraseIdentities } from './duties/erase-identities.ts'

/** What whoever does a duty gets. */
export type DutyWork = {
  readonly tx: Tx
  readonly calendar: WorkCalendar
  /** The instant it is done at, and that day. */
  readonly at: string
  readonly day: string
  /** The day the calendar names, and the working day it was due on. */
  readonly nominal: string
  readonly dueOn: string
  /** Entered with the duty's own entry, last in the transaction. */
  readonly entries: NewEntry[]
}

/** Does a duty and says what was done, in figures. */
export type DoDuty = (work: DutyWork) => Promise<Readonly<Record<string, number>>>

/** One line for each duty: who does it. */
export const doers: Readonly<Record<string, DoDuty>> = {
  'complaint.erase-identities': eraseIdentities,
}
