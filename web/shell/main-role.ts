import type { Session } from '../contract.ts'

type Held = Session['roles'][number]

/** From what says most about a person to what everybody is. */
const telling = [
  'conduct_office',
  'discipline',
  'leader',
  'chief',
  'head',
  'committee',
  'general_office',
  'commission',
  'supervisor',
  'admin',
  'security_admin',
  'auditor',
  'staff',
] as const satisfies readonly Held['role'][]

/** The role to name a person by where there is room for one. */
export const mainRole = (roles: readonly Held[]): Held | undefined =>
  roles.toSorted((a, b) => telling.indexOf(a.role) - telling.indexOf(b.role))[0]
