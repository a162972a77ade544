import type { SeedBureau } from '../seed-bureau.ts'
import { samplePeople } from './people.ts'
import { sampleSections } from './sections.ts'

/** The bureau that is shipped: for looking around, tests and rehearsals. */
export const sampleBureau: SeedBureau = {
  sections: sampleSections,
  people: samplePeople.map((p) => ({ ...p, nameNormal: p.name })),
}
