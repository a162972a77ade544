import type { Role } from '../workflows/kit/definition.ts'
import type { Tx } from './client.ts'
import { appendEntries } from './ledger.ts'
import { person, roleGrant, section } from './schema/people.ts'

/** A bureau as it is put into an empty database; whoever has a login has it as their id. */
export type SeedBureau = {
  readonly sections: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    /** Login of the leader in charge (分管领导). */
    readonly leader: string | null
  }[]
  readonly people: readonly SeedPerson[]
}

export type SeedPerson = {
  readonly login: string
  readonly name: string
  /** The folded name that recusal compares. */
  readonly nameNormal: string
  readonly section: string | null
  readonly title: string | null
  /** Held for the person's section, or for the section named, or for the whole bureau. */
  readonly roles: readonly (Role | { readonly role: Role; readonly section: string })[]
  readonly window?: boolean
  /** YYYY-MM-DD; the person's roles begin that day too. */
  readonly joinedOn?: string
}

/** Before any rehearsal or rule begins, so that whoever looks back finds the same bureau. */
const since = '2020-01-01'

/** Roles that belong to a section; the others are held for the whole bureau. */
const sectionRoles: readonly Role[] = ['staff', 'head']

/** Puts in a bureau unless there are persons already. */
export async function seedBureau(tx: Tx, bureau: SeedBureau, at: string): Promise<void> {
  const [existing] = await tx.select({ id: person.id }).from(person).limit(1)
  if (existing) return
  await tx.insert(section).values(
    bureau.sections.map(({ leader, aliases, ...s }, i) => ({
      ...s,
      aliases: [...aliases],
      leaderId: leader,
      position: String(i + 1).padStart(2, '0'),
    })),
  )
  await tx.insert(person).values(
    bureau.people.map((p) => ({
      id: p.login,
      login: p.login,
      name: p.name,
      nameNormal: p.nameNormal,
      sectionId: p.section,
      title: p.title,
      window: p.window ?? false,
      joinedOn: p.joinedOn ?? since,
    })),
  )
  await tx.insert(roleGrant).values(bureau.people.flatMap(grantsOf))
  await appendEntries(tx, [
    {
      at,
      kind: 'bureau.seeded',
      actor: 'system',
      data: { sections: bureau.sections.length, people: bureau.people.length },
      key: 'bureau.seeded',
    },
  ])
}

function grantsOf(p: SeedPerson) {
  return p.roles.map((held) => {
    const role = typeof held === 'string' ? held : held.role
    const own = sectionRoles.includes(role) ? p.section : null
    const sectionId = typeof held === 'string' ? own : held.section
    const suffix = sectionId === p.section || sectionId === null ? '' : `:${sectionId}`
    return {
      id: `${p.login}:${role}${suffix}`,
      personId: p.login,
      role,
      sectionId,
      fromDate: p.joinedOn ?? since,
      grantedBy: 'system',
    }
  })
}
