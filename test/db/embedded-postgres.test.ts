import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../scripts/stack/embedded-postgres.ts'
import { freePort } from '../../scripts/stack/ports.ts'

let home = ''
beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-cluster-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const start = async (name: string, said: string[] = []) =>
  startEmbeddedPostgres({
    folder: path.join(home, name),
    port: await freePort(),
    logFile: path.join(home, `${name}.log`),
    hooks: { say: (line) => said.push(line) },
  })

const query = async (url: string, statement: string) => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

test('what was written is there after a stop and after a crash', async () => {
  const said: string[] = []
  const first = await start('cluster', said)
  await query(first.url, 'create table word (text text)')
  await query(first.url, "insert into word values ('清风')")

  const pid = Number.parseInt(readFileSync(path.join(home, 'cluster/postmaster.pid'), 'utf8'), 10)
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(() => query(first.url, 'select text from word').catch(() => []), { timeout: 60_000 })
    .toEqual([{ text: '清风' }])
  expect(said).toEqual([expect.stringContaining('PostgreSQL ended unexpectedly')])
  await first.stop()

  const second = await start('cluster')
  expect(await query(second.url, 'select text from word')).toEqual([{ text: '清风' }])
  await second.stop()
})

test('the product’s account is no superuser', async () => {
  const server = await start('account')
  expect(await query(server.url, 'show is_superuser')).toEqual([{ is_superuser: 'off' }])
  await server.stop()
})

test('a folder with something else in it is left alone', async () => {
  mkdirSync(path.join(home, 'foreign'))
  writeFileSync(path.join(home, 'foreign/letter.txt'), 'mine')
  await expect(start('foreign')).rejects.toThrow('holds files that this program did not make')
  expect(readFileSync(path.join(home, 'foreign/letter.txt'), 'utf8')).toBe('mine')
})
