import { spawn } from 'node:child_process'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFirstAdministrator } from '../../api/people/first-administrator.ts'
import { repositoryRoot } from '../../scripts/stack/paths.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi({ identify: 'session' })
  await api.db.execute(sql`truncate role_grant, person, section cascade`)
})
afterEach(() => api.close())

const someone = { login: 'zhang.san', name: '张三', password: '一二三四五六七八' }
const when = { at: '2026-01-05T09:00:00+08:00', day: '2026-01-05' }

/** `npm run create-administrator` with a password piped in. */
async function run(password: string, ...args: readonly string[]) {
  const script = path.join(repositoryRoot, 'scripts/create-administrator.ts')
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: api.env.DATABASE_URL },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  child.stdin.end(password)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said }
}

test('a bureau without anybody gets its first administrator, who can sign in', async () => {
  const named = ['--login', someone.login, '--name', someone.name]
  const made = await run(`${someone.password}\n`, ...named)
  expect(made).toEqual({
    code: 0,
    said: 'zhang.san may sign in as the system administrator.\n',
  })
  const { login, password } = someone
  // The script goes by the wall clock.
  api.travel(new Date().toISOString())
  expect((await api.as(null).post('/api/session', { login, password })).status).toBe(200)
  const entries = await api.db.execute(
    sql`select actor, data->>'person' as person, data->'roles' as roles from ledger_entry where kind = 'person.joined'`,
  )
  expect(entries).toEqual([{ actor: 'system', person: 'zhang.san', roles: ['admin'] }])

  const again = await run('eight or more\n', '--login', 'li.si', '--name', '李四')
  expect(again.code).toBe(1)
  expect(again.said).toContain('There is an administrator already (zhang.san)')
})

test.each([
  ['a password that is too short', 'seven77\n', ['--login', 'a.b', '--name', '甲']],
  ['no password', '', ['--login', 'a.b', '--name', '甲']],
  ['a login that is none', 'eight or more\n', ['--login', '张三', '--name', '张三']],
  ['no name', 'eight or more\n', ['--login', 'a.b']],
])('with %s nothing is created', async (_, password, args) => {
  expect((await run(password, ...args)).code).toBe(1)
  expect(await api.db.execute(sql`select 1 from person`)).toHaveLength(0)
})

test('of three made at once one is the first', async () => {
  const made = await Promise.all(
    ['a.a', 'b.b', 'c.c'].map((login) =>
      createFirstAdministrator(api.db, { ...someone, login, ...when }),
    ),
  )
  expect(made.filter((refused) => refused === undefined)).toHaveLength(1)
  expect(await api.db.execute(sql`select 1 from auth_user`)).toHaveLength(1)
})

test('the login of somebody who is there already is left alone', async () => {
  await api.db.execute(sql`insert into person (id, login, name, name_normal, joined_on)
    values ('zhang.san', 'zhang.san', '另一人', '另一人', '2026-01-05')`)
  const refused = await createFirstAdministrator(api.db, { ...someone, ...when })
  expect(refused).toEqual({ because: 'login-taken' })
  expect(await api.db.execute(sql`select 1 from auth_user`)).toHaveLength(0)
  expect(await api.db.execute(sql`select 1 from role_grant`)).toHaveLength(0)
})

test('a bureau whose last administrator’s role has ended may have a new first one', async () => {
  await createFirstAdministrator(api.db, { ...someone, ...when })
  await api.db.execute(sql`update role_grant set to_date = '2026-01-31'`)
  const next = { ...someone, login: 'li.si', at: '2026-02-02T09:00:00+08:00', day: '2026-02-02' }
  expect(await createFirstAdministrator(api.db, next)).toBeUndefined()
})
