import type { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import { listByLogin } from '../../db/people.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import { roleLabels } from '../role-labels.ts'
import type { DemonstrationAccount } from '../schemas/session.ts'

/** One person of the sample bureau per role, in the order a visitor meets them. */
const shown: readonly (readonly [login: string, role: Role])[] = [
  ['liu.yang', 'staff'],
  ['chen.wei', 'head'],
  ['zuofengban', 'conduct_office'],
  ['zhou.jianguo', 'leader'],
  ['li.guohua', 'chief'],
  ['wei.dong', 'discipline'],
  ['xu.qing', 'general_office'],
  ['hong.mei', 'supervisor'],
  ['kong.lin', 'admin'],
  ['bao.chen', 'security_admin'],
  ['ling.fei', 'auditor'],
]

/** Those of them that are in this database on a day (YYYY-MM-DD). */
export async function demonstrationAccounts(
  db: Database,
  day: string,
): Promise<z.infer<typeof DemonstrationAccount>[]> {
  const logins = shown.map(([login]) => login)
  const people = new Map((await listByLogin(db, logins, day)).map((p) => [p.login, p]))
  return shown.flatMap(([login, role]) => {
    const person = people.get(login)
    if (!person) return []
    const { name, section } = person
    return [{ login, name, role, label: roleLabels[role], section }]
  })
}
