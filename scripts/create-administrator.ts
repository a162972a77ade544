import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { createFirstAdministrator, type NotFirst } from '../api/people/first-administrator.ts'
import { JoinPerson, SetPassword } from '../api/schemas/people.ts'
import { createDb } from '../db/client.ts'
import { exitWith, PlainError } from './stack/plain-error.ts'
import { reachDatabase } from './stack/reach-database.ts'
import { readPassword } from './stack/read-password.ts'

const usage = 'npm run create-administrator -- --login zhang.san --name 张三'

await main().catch(exitWith)

/** Gives a bureau without an administrator its first one, who brings in everybody else in the pages. */
async function main(): Promise<void> {
  const { login, name } = readArguments()
  const database = await reachDatabase()
  const db = createDb(database.url, { max: 1 })
  try {
    const { data } = SetPassword.safeParse({ password: await readPassword() })
    if (!data) throw new PlainError('A password takes 8 to 200 characters; nothing was created.')
    const now = Temporal.Now.zonedDateTimeISO('Asia/Shanghai')
    const refused = await createFirstAdministrator(db, {
      login,
      name,
      password: data.password,
      at: now.toInstant().toString(),
      day: now.toPlainDate().toString(),
    })
    if (refused) throw new PlainError(sentence(refused, login))
    console.log(`${login} may sign in as the system administrator.`)
  } finally {
    await db.$client.end()
    await database.stop()
  }
}

function readArguments(): { readonly login: string; readonly name: string } {
  try {
    const { values } = parseArgs({
      options: { login: { type: 'string' }, name: { type: 'string' } },
    })
    return JoinPerson.pick({ login: true, name: true }).parse(values)
  } catch {
    throw new PlainError(
      `Usage: ${usage}\nA login is 2 to 32 small letters, digits, dots, dashes or underscores, and begins with a letter or digit.`,
    )
  }
}

function sentence(refused: NotFirst, login: string): string {
  if (refused.because === 'login-taken') return `The login ${login} is taken by somebody else.`
  const who = refused.logins.join(', ')
  return `There is an administrator already (${who}), who can make others in the pages.`
}
