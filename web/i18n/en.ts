import { basics } from './en/basics.ts'
import { calendar } from './en/calendar.ts'
import { cases } from './en/cases.ts'
import { complaints } from './en/complaints.ts'
import { importing } from './en/importing.ts'
import { inbox } from './en/inbox.ts'
import { ledger } from './en/ledger.ts'
import { people } from './en/people.ts'
import { reception } from './en/reception.ts'
import { shell } from './en/shell.ts'
import type { Dictionary } from './locale.ts'

/** Every sentence of the pages in English; a missing key does not compile. */
export const en: Dictionary = {
  ...basics,
  ...shell,
  ...inbox,
  ...cases,
  ...complaints,
  ...ledger,
  ...importing,
  ...people,
  ...reception,
  ...calendar,
}
