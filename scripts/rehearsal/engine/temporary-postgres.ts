import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '../../stack/embedded-postgres.ts'
import { freePort } from '../../stack/ports.ts'
import { clearCrash } from '../../stack/postgres-cluster.ts'
import { isAlive } from '../../stack/processes.ts'

export type TemporaryPostgres = {
  /** For whatever else is temporary; goes with the rest. */
  readonly folder: string
  /** The maintenance database, as the superuser. */
  readonly adminUrl: string
  readonly stop: () => Promise<void>
}

/** Nothing of it is worth keeping, so nothing waits for the disk. */
const unsafeButFast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A PostgreSQL in a temporary folder, removed when it stops; so is what an earlier one left when it was killed. */
export async function startTemporaryPostgres(prefix: string): Promise<TemporaryPostgres> {
  await removeLeftovers(prefix)
  const folder = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startEmbeddedPostgres({
      folder: path.join(folder, 'postgres'),
      port: await freePort(),
      logFile: path.join(folder, 'postgres.log'),
      settings: unsafeButFast,
    })
    return {
      folder,
      adminUrl: server.adminUrl,
      stop: async () => {
        await server.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** An empty database of the product's own user; answers its address. */
export async function createDatabase(
  { adminUrl }: Pick<TemporaryPostgres, 'adminUrl'>,
  name: string,
): Promise<string> {
  const sql = postgres(adminUrl, { max: 1 })
  try {
    await sql.unsafe(`create database ${name} owner qingfeng`)
  } finally {
    await sql.end()
  }
  const url = new URL(adminUrl)
  url.username = 'qingfeng'
  url.pathname = `/${name}`
  return url.href
}

async function removeLeftovers(prefix: string): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (!pid || isAlive(pid)) continue
    const folder = path.join(os.tmpdir(), name)
    await clearCrash(path.join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}
