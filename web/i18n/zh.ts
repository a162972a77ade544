import { basics } from './zh/basics.ts'
import { calendar } from './zh/calendar.ts'
import { cases } from './zh/cases.ts'
import { complaints } from './zh/complaints.ts'
import { importing } from './zh/importing.ts'
import { inbox } from './zh/inbox.ts'
import { ledger } from './zh/ledger.ts'
import { people } from './zh/people.ts'
import { reception } from './zh/reception.ts'
import { shell } from './zh/shell.ts'

/** Every sentence of the pages in Chinese, and the shape that English must fill. */
export const zh = {
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
