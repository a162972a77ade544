import type { SeedBureau, SeedPerson } from '../../../db/seed-bureau.ts'
import type { Role } from '../../../workflows/kit/definition.ts'
import { normaliseName } from '../../../workflows/kit/normalise.ts'
import type { Organization } from '../scenario/scenario-schema.ts'

type Held = SeedPerson['roles'][number]

/**
 * An organization as it is put into the database. Whoever a section names as its head or leader in charge
 * holds that role; sections are found by id, name or alias.
 */
export function bureauOf(organization: Organization): SeedBureau {
  const { sections, people } = organization
  const sectionOf = (name: string) =>
    sections.find((s) => [s.id, s.name, ...s.aliases].some((known) => same(known, name)))?.id ??
    null
  const loginOf = (name: string) =>
    (people.find((p) => p.login === name) ?? people.find((p) => same(p.name, name)))?.login ?? name
  const heads = sections.flatMap((s) => (s.head ? [{ login: loginOf(s.head), section: s.id }] : []))
  const leaders = new Set(sections.flatMap((s) => (s.leader ? [loginOf(s.leader)] : [])))
  return {
    sections: sections.map((s) => ({
      id: s.id,
      name: s.name,
      aliases: s.aliases,
      leader: s.leader ? loginOf(s.leader) : null,
    })),
    people: people.map((p) => {
      const section = p.section ? sectionOf(p.section) : null
      const headed = heads.filter((head) => head.login === p.login)
      return {
        login: p.login,
        name: p.name,
        nameNormal: normaliseName(p.name),
        section,
        title: p.title ?? null,
        roles: rolesOf(p.roles, section, { headed, leads: leaders.has(p.login) }),
        ...(p.window !== undefined && { window: p.window }),
        ...(p.joined !== undefined && { joinedOn: p.joined }),
      }
    }),
  }
}

const same = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b)

function rolesOf(
  roles: readonly Role[],
  section: string | null,
  { headed, leads }: { headed: readonly { section: string }[]; leads: boolean },
): readonly Held[] {
  // A head is the head of the sections that say so; `head` alone is of one's own.
  const own = headed.length > 0 ? roles.filter((role) => role !== 'head') : roles
  const held = own.filter((role) => section !== null || (role !== 'staff' && role !== 'head'))
  return [
    ...held,
    ...(leads && !held.includes('leader') ? (['leader'] as const) : []),
    ...headed.map((head) => ({ role: 'head' as const, section: head.section })),
  ]
}
