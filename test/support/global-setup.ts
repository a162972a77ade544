import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../../db/setup.ts'
import {
  createDatabase,
  startTemporaryPostgres,
} from '../../scripts/rehearsal/engine/temporary-postgres.ts'
import type { Provision } from './provided.ts'
import { attempt } from './provided.ts'

type Shared = { users: number; readonly provision: Promise<Provision>; stop: () => Promise<void> }

declare global {
  /** Every project loads this file for itself; what they share therefore lives here. */
  var qingfengTestPostgres: Shared | undefined
}

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
      const server = await startTemporaryPostgres('qingfeng-test-')
      shared.stop = server.stop
      const url = await createDatabase(server, 'qf_template')
      await prepareDatabase({ url, sample: true, today: '2026-01-05' })
      return server.adminUrl
    }),
  }
  return shared
}
