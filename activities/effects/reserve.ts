import { reserve } from '../../db/engine/reserve.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import type { Work } from '../work.ts'

/** The case is kept to a role; its timeline says only that it was handed over. */
export async function reserveFor(work: Work, { role }: { readonly role: Role }): Promise<void> {
  const { tx, on, at } = work
  await reserve(tx, { caseId: on.id, role, at })
  work.on = { ...on, audience: role }
  work.entries.push({ at, kind: 'case.reserved', actor: 'system', caseId: on.id, data: { role } })
}
