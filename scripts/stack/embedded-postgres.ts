import { mkdirSync } from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { postgresAccount } from './postgres-account.ts'
import { clearCrash, ensureCluster } from './postgres-cluster.ts'
import { postgresPrograms } from './postgres-programs.ts'
import type { Hooks } from './service.ts'
import { startService } from './service.ts'

export type EmbeddedPostgres = {
  /** The product's database, as its owner, who is not a superuser. */
  readonly url: string
  /** The maintenance database, as the superuser. */
  readonly adminUrl: string
  readonly stop: () => Promise<void>
}

const modest = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '96MB',
  max_connections: '80',
  jit: 'off',
  log_checkpoints: 'off',
} as const

/**
 * Starts PostgreSQL on 127.0.0.1 in a folder of ours, makes folder and database when they are
 * missing, and recovers from a crash of either side. It is restarted when it dies.
 * @throws PlainError when it cannot run here
 */
export async function startEmbeddedPostgres({
  folder,
  port,
  logFile,
  settings = {},
  hooks,
}: {
  readonly folder: string
  readonly port: number
  readonly logFile: string
  readonly settings?: Readonly<Record<string, string>>
  readonly hooks?: Hooks
}): Promise<EmbeddedPostgres> {
  const programs = postgresPrograms()
  mkdirSync(path.dirname(folder), { recursive: true })
  const account = postgresAccount({
    dataFolder: folder,
    programFolder: path.join(programs.postgres, '..'),
  })
  const password = await ensureCluster({ folder, initdb: programs.initdb, account })
  const urlOf = (user: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  const adminUrl = urlOf('postgres', 'postgres')
  const flags = Object.entries({ ...modest, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const service = await startService(
    {
      title: 'PostgreSQL',
      ...account.wrap(programs.postgres, ['-D', folder, '-p', String(port), ...flags]),
      logFile,
      // Fast shutdown: open transactions are rolled back, the rest is on disk.
      stopSignal: 'SIGINT',
      stopGraceMs: 15_000,
      readyWithinMs: 60_000,
      isReady: () => answers(adminUrl),
      beforeStart: () => clearCrash(folder),
    },
    hooks,
  )
  await ensureDatabase(adminUrl, password)
  return { url: urlOf('qingfeng', 'qingfeng'), adminUrl, stop: service.stop }
}

async function answers(url: string): Promise<boolean> {
  await withClient(url, (sql) => sql`select 1`)
  return true
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  await withClient(adminUrl, async (sql) => {
    const [role] = await sql`select 1 from pg_roles where rolname = 'qingfeng'`
    if (!role) await sql.unsafe(`create role qingfeng login password '${password}'`)
    const [database] = await sql`select 1 from pg_database where datname = 'qingfeng'`
    if (!database) await sql.unsafe('create database qingfeng owner qingfeng')
  })
}

async function withClient(url: string, use: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    await use(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
