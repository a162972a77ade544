import { nanoid } from 'nanoid'
import type { Database, Tx } from '../../db/client.ts'
import { type Barrier, mayBeNominated, maySectionBeNominated } from '../../db/excellence.ts'
import { appendEntries } from '../../db/ledger.ts'
import { insertNomination } from '../../db/nominations.ts'
import { findPersonInService } from '../../db/person-in-service.ts'
import { nameOfSection } from '../../db/sections.ts'
import type { Viewer } from '../../db/viewer.ts'
import { invalid, type Refusal } from '../errors.ts'
import { barred, nominatedAlready, notNominator, ownNomination } from './refuse-nomination.ts'

export type Nominating = {
  readonly year: number
  readonly section?: string | undefined
  readonly person?: string | undefined
  readonly merits: string
}

/**
 * Enters a section or a person in the register of a year. Refused where a consequence bars them, on the
 * record and with its rule. `sections` are those the viewer may nominate. @throws Refusal
 */
export async function nominate(
  db: Database,
  args: {
    readonly viewer: Viewer
    readonly at: string
    readonly sections: readonly string[]
    readonly sent: Nominating
  },
): Promise<string> {
  const { viewer, at, sent } = args
  const { year, person, merits } = sent
  const made = await db.transaction(async (tx): Promise<{ id: string } | Refusal> => {
    const sectionId = await sectionOf(tx, sent, viewer.today)
    if (!args.sections.includes(sectionId)) throw notNominator()
    if (person === viewer.personId) throw ownNomination()
    const data = { year, section: sectionId, ...(person && { person }) }
    const [barrier] = await barriers(tx, sent, sectionId, viewer.today)
    if (barrier) {
      await enter(tx, { at, viewer, kind: 'nomination.refused', data, barrier })
      return barred(barrier)
    }
    const id = nanoid()
    const row = { id, year, sectionId, personId: person ?? null, merits, by: viewer.personId, at }
    if (!(await insertNomination(tx, row))) throw nominatedAlready()
    await enter(tx, { at, viewer, kind: 'nomination.made', data: { ...data, id } })
    return { id }
  })
  if (made instanceof Error) throw made
  return made.id
}

const barriers = (
  tx: Tx,
  { person, year }: Nominating,
  sectionId: string,
  day: string,
): Promise<readonly Barrier[]> =>
  person ? mayBeNominated(tx, person, day) : maySectionBeNominated(tx, sectionId, year)

/** The section nominated, or that of the person. */
async function sectionOf(tx: Tx, { section, person }: Nominating, day: string): Promise<string> {
  if (person) {
    const found = await findPersonInService(tx, person, day)
    if (found?.sectionId) return found.sectionId
    throw invalid('person', 'person.unknown', {
      zh: '没有这个人,或不在科室',
      en: 'No such person, or of no section',
    })
  }
  if (section && (await nameOfSection(tx, section))) return section
  throw invalid('section', 'section.unknown', {
    zh: '请选择科室或人员',
    en: 'Choose a section or a person',
  })
}

async function enter(
  tx: Tx,
  args: {
    readonly at: string
    readonly viewer: Viewer
    readonly kind: 'nomination.made' | 'nomination.refused'
    readonly data: Readonly<Record<string, unknown>>
    readonly barrier?: Barrier
  },
): Promise<void> {
  const { at, viewer, kind, data, barrier } = args
  const refused = barrier && { refused: 'nomination.barred', rule: barrier.rule }
  await appendEntries(tx, [
    {
      at,
      kind,
      actor: viewer.personId,
      data: { ...data, ...(barrier && { consequence: barrier.consequence }) },
      ...refused,
    },
  ])
}
