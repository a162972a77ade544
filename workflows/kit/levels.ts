import type { Role } from './definition.ts'

/** A role held for a section, or for the whole bureau when `sectionId` is null. */
export type Level = { readonly role: Role; readonly sectionId: string | null }

/**
 * The way up (domain §1): where a task goes when nobody at a level may take it. Never skipped, never
 * approved by itself. The stationed discipline group answers to its commission, so it can judge the
 * chief; the committee is above both.
 */
export function wayUp(from: Level): readonly Level[] {
  const { role, sectionId } = from
  switch (role) {
    case 'head':
      return [from, { role: 'leader', sectionId }, chief, discipline]
    case 'leader':
      return [from, chief, discipline]
    case 'chief':
      return [chief, discipline, committee]
    case 'discipline':
      return [discipline, chief, committee]
    case 'committee':
      return [committee, discipline]
    default:
      return [from, { role: 'head', sectionId }, { role: 'leader', sectionId }, chief, discipline]
  }
}

/** Roles held for the whole bureau by the people of one section. */
export const bureauRoles: readonly Role[] = [
  'conduct_office',
  'discipline',
  'general_office',
  'chief',
  'committee',
]

const chief: Level = { role: 'chief', sectionId: null }
const discipline: Level = { role: 'discipline', sectionId: null }
const committee: Level = { role: 'committee', sectionId: null }
