import type { BureauRows, DirectoryGrant } from '../../../db/rehearsal/directory.ts'
import { isRole, type Role } from '../../../workflows/kit/definition.ts'
import { normaliseName } from '../../../workflows/kit/normalise.ts'

export type Directory = ReturnType<typeof directoryOf>

/** Who is who in the bureau on a day (YYYY-MM-DD): finds sections and people by what a scenario calls them. */
export function directoryOf({ sections, ...rows }: BureauRows, day: string) {
  const isNow = ({ from, to }: { readonly from: string; readonly to: string | null }) =>
    from <= day && (to === null || to >= day)
  const people = rows.people.filter(
    (p) => p.joinedOn <= day && (p.leftOn === null || p.leftOn > day),
  )
  const grants = rows.grants.filter(isNow)
  const absences = rows.absences.filter(isNow)
  const sectionIds = named(sections.map((s) => [s.id, [s.id, s.name, ...s.aliases]]))
  const personIds = named(people.map((p) => [p.id, [p.id, p.name]]))
  const byId = new Map(people.map((p) => [p.id, p]))

  /** Whoever holds a role, of a section when one is named, in order of login; an appointed holder before an acting one. */
  function holders(role: Role, sectionId: string | null): readonly string[] {
    const leads = (person: string) =>
      sections.some((s) => s.id === sectionId && s.leaderId === person)
    const fits = (g: DirectoryGrant) =>
      g.role === role &&
      (sectionId === null ||
        g.sectionId === sectionId ||
        (role === 'leader' ? leads(g.personId) : g.sectionId === null))
    const held = grants.filter((g) => fits(g) && byId.has(g.personId))
    const inOrder = [...held].sort(
      (a, b) => Number(a.to !== null) - Number(b.to !== null) || (a.personId < b.personId ? -1 : 1),
    )
    return [...new Set(inOrder.map((g) => g.personId))]
  }

  return {
    sectionId: (name: string) => sectionIds.get(normaliseName(name)),
    personId: (name: string) => personIds.get(normaliseName(name)),
    holders,
    hasRole: (personId: string, role: Role) =>
      grants.some((g) => g.personId === personId && g.role === role),
    /** Whoever a candidate key (`role@section`, `role@*`) means. */
    candidates(key: string | null): readonly string[] {
      const [role = '', section = '*'] = (key ?? '').split('@')
      return isRole(role) ? holders(role, section === '*' ? null : section) : []
    },
    /** Who answers for a person today: themself, or the last deputy of the chain while they are away. */
    present(personId: string): string {
      const seen = new Set([personId])
      let person = personId
      for (;;) {
        const away = absences.find((a) => a.personId === person)
        if (!away || seen.has(away.deputyId)) return person
        person = away.deputyId
        seen.add(person)
      }
    },
    /** Somebody who works in a section: whoever comes first who does not head it. */
    someoneOf(sectionId: string | null): string | null {
      const members = people.filter((p) => p.sectionId === sectionId)
      const heads = holders('head', sectionId)
      return (members.find((p) => !heads.includes(p.id)) ?? members[0])?.id ?? null
    },
    sectionOf: (personId: string) => byId.get(personId)?.sectionId ?? null,
    /** Everyone whom `as` can mean, the likeliest first; undefined when it means nobody. */
    actors(as: string): readonly string[] | undefined {
      const person = personIds.get(normaliseName(as))
      if (person !== undefined) return [person]
      const [role = '', of] = as.split('@')
      if (!isRole(role)) return undefined
      const section = of === undefined ? null : sectionIds.get(normaliseName(of))
      return section === undefined ? undefined : holders(role, section)
    },
  }
}

function named(entries: readonly (readonly [string, readonly string[]])[]): Map<string, string> {
  const ids = new Map<string, string>()
  // An id is never hidden by somebody else's name.
  for (const [id, names] of entries) ids.set(normaliseName(names[0] ?? id), id)
  for (const [id, names] of entries)
    for (const name of names.slice(1))
      if (!ids.has(normaliseName(name))) ids.set(normaliseName(name), id)
  return ids
}
