import { sql } from 'drizzle-orm'
import { nanoid } from 'nanoid'
import type { Database } from '../../db/client.ts'
import { insertPerson } from '../../db/person-changes.ts'
import { addGrants, holdersOf } from '../../db/role-grants.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { record } from '../record.ts'
import { createAccounts } from '../session/accounts.ts'

/** Why there is no new administrator: somebody is one already, or has the login. */
export type NotFirst =
  | { readonly because: 'administrators'; readonly logins: readonly string[] }
  | { readonly because: 'login-taken' }

/**
 * The first person of a bureau, who may then bring in the others; undefined once they can sign in.
 * `at` and `day` (YYYY-MM-DD) are business time. Everything is kept together or not at all.
 */
export async function createFirstAdministrator(
  db: Database,
  args: {
    readonly login: string
    readonly name: string
    readonly password: string
    readonly at: string
    readonly day: string
  },
): Promise<NotFirst | undefined> {
  const { login: id, name, password, at, day } = args
  return await record(db, async (tx, enter) => {
    await tx.execute(sql`lock table role_grant in share row exclusive mode`)
    const logins = await holdersOf(tx, 'admin', day)
    if (logins.length > 0) return { because: 'administrators', logins }
    const isNew = await insertPerson(tx, {
      id,
      login: id,
      name,
      nameNormal: normaliseName(name),
      sectionId: null,
      title: null,
      joinedOn: day,
    })
    if (!isNew) return { because: 'login-taken' }
    const grant = { id: nanoid(), personId: id, role: 'admin', sectionId: null } as const
    await addGrants(tx, [{ ...grant, fromDate: day, toDate: null, grantedBy: 'system' }])
    // Nothing is signed here, so that no session secret is needed.
    const accounts = createAccounts(tx, {
      QINGFENG_MODE: 'production',
      SESSION_SECRET: nanoid(32),
    })
    await accounts.setPassword({ id, login: id, name }, password)
    const data = { person: id, section: null, roles: ['admin'], from: day }
    enter({ at, kind: 'person.joined', actor: 'system', data })
    return undefined
  })
}
