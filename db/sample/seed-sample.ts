import type { Role } from '../../workflows/kit/definition.ts'
import type { Tx } from '../client.ts'
import { appendEntries } from '../ledger.ts'
import { person, roleGrant, section } from '../schema/people.ts'
import { samplePeople } from './people.ts'
import { sampleSections } from './sections.ts'

/** Before any rehearsal or rule begins, so that whoever looks back finds the same bureau. */
const since = '2020-01-01'

/** Roles that belong to a section; the others are held for the whole bureau. */
const sectionRoles: readonly Role[] = ['staff', 'head']

/** Puts in the sample bureau unless there are persons already. */
export async function seedSample(tx: Tx, at: string): Promise<void> {
  const [existing] = await tx.select({ id: person.id }).from(person).limit(1)
  if (existing) return
  await tx.insert(section).values(
    sampleSections.map(({ leader, aliases, ...s }, i) => ({
      ...s,
      aliases: [...aliases],
      leaderId: leader,
      position: String(i + 1).padStart(2, '0'),
    })),
  )
  await tx.insert(person).values(
    samplePeople.map((p) => ({
      id: p.login,
      login: p.login,
      name: p.name,
      nameNormal: p.name,
      sectionId: p.section,
      title: p.title,
      window: p.window ?? false,
      joinedOn: since,
    })),
  )
  await tx.insert(roleGrant).values(
    samplePeople.flatMap((p) =>
      p.roles.map((role) => ({
        id: `${p.login}:${role}`,
        personId: p.login,
        role,
        sectionId: sectionRoles.includes(role) ? p.section : null,
        fromDate: since,
        grantedBy: 'system',
      })),
    ),
  )
  await appendEntries(tx, [
    {
      at,
      kind: 'bureau.seeded',
      actor: 'system',
      data: { sections: sampleSections.length, people: samplePeople.length },
      key: 'bureau.seeded',
    },
  ])
}
