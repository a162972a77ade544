import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { commandOf, stopProcess } from './processes.ts'
import { runCommand } from './run-command.ts'

/** Beside PostgreSQL's own files, it says that the cluster is ours and holds its password. */
const markerName = 'qingfeng.json'
const majorVersion = '18'
const fastShutdownMs = 20_000

/**
 * Makes sure that the folder holds a cluster of ours and returns its password. A new one is made
 * beside it and renamed, so a half-made one is never taken for a whole one.
 * @throws PlainError for a folder with other content
 */
export async function ensureCluster({
  folder,
  initdb,
  account,
}: {
  readonly folder: string
  readonly initdb: string
  readonly account: PostgresAccount
}): Promise<string> {
  const existing = readMarker(folder)
  if (existing) return existing
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new PlainError(
      `${folder} holds files that this program did not make: move them away, set QINGFENG_DATA to another folder, or set DATABASE_URL.`,
    )
  }
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  try {
    for (const file of account.identity ? [draft, passwordFile] : []) {
      chownSync(file, account.identity?.uid ?? 0, account.identity?.gid ?? 0)
    }
    await initialise({ draft, passwordFile, initdb, account })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(path.join(draft, markerName), JSON.stringify({ password }), { mode: 0o600 })
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  return password
}

async function initialise(made: {
  readonly draft: string
  readonly passwordFile: string
  readonly initdb: string
  readonly account: PostgresAccount
}): Promise<void> {
  const { command, args, identity } = made.account.wrap(made.initdb, [
    `--pgdata=${made.draft}`,
    '--username=postgres',
    `--pwfile=${made.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ])
  const result = await runCommand(command, args, { identity })
  if (!result.ok) throw new PlainError(`PostgreSQL could not make its files.\n${result.output}`)
}

function readMarker(folder: string): string | undefined {
  try {
    const marker = JSON.parse(readFileSync(path.join(folder, markerName), 'utf8'))
    const version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
    if (version === majorVersion) return marker.password
    throw new PlainError(
      `${folder} was made by PostgreSQL ${version} and this is ${majorVersion}: bring it over with pg_upgrade, or start with the program that made it.`,
    )
  } catch (error) {
    if (error instanceof PlainError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new PlainError(`${folder} belongs to another account: start as the one that made it.`)
    }
    return undefined
  }
}

/** Stops a PostgreSQL that outlived its owner and clears the note of one that did not. */
export async function clearCrash(folder: string): Promise<void> {
  const note = path.join(folder, 'postmaster.pid')
  if (!existsSync(note)) return
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10)
  const command = commandOf(pid) ?? ''
  if (command.includes('postgres') && command.includes(folder)) {
    await stopProcess({ pid, signal: 'SIGINT', graceMs: fastShutdownMs })
  }
  rmSync(note, { force: true })
}
