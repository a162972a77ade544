import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../../db/setup.ts'
import { startEmbeddedPostgres } from '../../scripts/stack/embedded-postgres.ts'
import { freePort } from '../../scripts/stack/ports.ts'
import { clearCrash } from '../../scripts/stack/postgres-cluster.ts'
import { isAlive } from '../../scripts/stack/processes.ts'
import type { Provision } from './provided.ts'
import { attempt } from './provided.ts'

type Shared = { users: number; readonly provision: Promise<Provision>; stop: () => Promise<void> }

declare global {
  /** Every project loads this file for itself; what they share therefore lives here. */
  var qingfengTestPostgres: Shared | undefined
}

/** Nothing of a test run is worth keeping, so nothing waits for the disk. */
const unsafeButFast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const folderPrefix = 'qingfeng-test-'

export default async function setup(project: TestProject) {
  globalThis.qingfengTestPostgres ??= startShared()
  const shared = globalThis.qingfengTestPostgres
  shared.users += 1
  project.provide('postgresUrl', await shared.provision)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    globalThis.qingfengTestPostgres = undefined
    await shared.stop()
  }
}

function startShared(): Shared {
  const shared: Shared = {
    users: 0,
    stop: async () => undefined,
    provision: attempt(async () => {
      await removeLeftovers()
      const folder = mkdtempSync(path.join(os.tmpdir(), `${folderPrefix}${process.pid}-`))
      const server = await startEmbeddedPostgres({
        folder: path.join(folder, 'postgres'),
        port: await freePort(),
        logFile: path.join(folder, 'postgres.log'),
        settings: unsafeButFast,
      })
      shared.stop = async () => {
        await server.stop()
        rmSync(folder, { recursive: true, force: true })
      }
      await prepareTemplate(server.adminUrl)
      return server.adminUrl
    }),
  }
  return shared
}

async function prepareTemplate(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  await sql.unsafe('create database qf_template owner qingfeng')
  await sql.end()
  const url = new URL(adminUrl)
  url.username = 'qingfeng'
  url.pathname = '/qf_template'
  await prepareDatabase({ url: url.href, sample: true, today: '2026-01-05' })
}

/** What a killed test run left in the temporary folder. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue
    const pid = Number.parseInt(name.slice(folderPrefix.length), 10)
    if (!pid || isAlive(pid)) continue
    const folder = path.join(os.tmpdir(), name)
    await clearCrash(path.join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}
