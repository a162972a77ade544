import type { z } from '@hono/zod-openapi'
import type { GrantRow, PersonDetailRow } from '../../db/people.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import { can } from '../capabilities.ts'
import { notAllowed } from '../errors.ts'
import { roleLabels } from '../role-labels.ts'
import type { PersonDetail, RoleGrant } from '../schemas/people.ts'

/** Outsiders with an account: they see who leads what, not who works where. */
const outside: readonly Role[] = ['supervisor', 'commission']

/** @throws Refusal 403 for outsiders: the directory is the bureau's own. */
export function demandInsider(viewer: Viewer): void {
  if (viewer.roles.some((held) => !outside.includes(held.role))) return
  throw notAllowed(
    { zh: '通讯录仅供本局人员查看', en: 'The directory is for the bureau’s own people' },
    roleLabels.admin,
  )
}

/** Whether the viewer looks after a person: themself, their section's head, or the administrator. */
export function looksAfter(viewer: Viewer, personId: string, sectionId: string | null): boolean {
  if (viewer.personId === personId || can(viewer, 'people.admin')) return true
  return viewer.roles.some(
    (r) => r.role === 'head' && sectionId !== null && r.sectionId === sectionId,
  )
}

export const grantView = (grant: GrantRow): z.infer<typeof RoleGrant> => ({
  ...grant,
  label: roleLabels[grant.role],
})

/** Why someone is away is told to those who look after them only. */
export function personView(row: PersonDetailRow, viewer: Viewer): z.infer<typeof PersonDetail> {
  const knowsWhy = looksAfter(viewer, row.id, row.section?.id ?? null)
  return {
    ...row,
    grants: row.grants.map(grantView),
    absences: row.absences.map((a) => ({ ...a, reason: knowsWhy ? a.reason : null })),
  }
}
