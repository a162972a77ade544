import type { Tx } from '../../db/client.ts'
import { namedInOpenCases } from '../../db/hand-over.ts'
import { type LockedPerson, lockPerson } from '../../db/person-changes.ts'
import { openInterviews, recuse, recuseReports } from '../../db/recusal.ts'
import { holdersOf } from '../../db/role-grants.ts'
import { conflict, notFound } from '../errors.ts'

/** The person to be changed. @throws Refusal 404, or 409 when they have left. */
export async function lockPresent(tx: Tx, id: string, day: string): Promise<LockedPerson> {
  const person = await lockPerson(tx, id)
  if (!person) throw notFound()
  if (person.leftOn !== null && person.leftOn <= day) {
    throw conflict('person.left', { zh: '此人已离任', en: 'This person has left' })
  }
  return person
}

/** Who reports to a person named in an open case changes with roles and sections (回避). */
export async function renewRecusals(tx: Tx, when: { readonly at: string; readonly day: string }) {
  for (const named of await namedInOpenCases(tx)) await recuse(tx, { ...named, ...when })
  for (const about of await openInterviews(tx)) await recuseReports(tx, { ...about, ...when })
}

/** @throws Refusal 409 when nobody would be left to look after people and roles. */
export async function keepAnAdministrator(tx: Tx, day: string): Promise<void> {
  if ((await holdersOf(tx, 'admin', day)).length > 0) return
  throw conflict('role.last-admin', {
    zh: '至少须有一名系统管理员',
    en: 'There has to be at least one system administrator',
  })
}
