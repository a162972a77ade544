import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { dataFolder } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { freePort } from './ports.ts'
import { notes, postgresFolder, stopLeftBehind } from './run-folder.ts'

export type Reached = { readonly url: string; readonly stop: () => Promise<void> }

/**
 * The product's database for a script that looks at it: `DATABASE_URL`, that of a running start script, or
 * the embedded one brought up for as long as the script needs it.
 * @throws PlainError when there is none yet
 */
export async function reachDatabase(): Promise<Reached> {
  const given = process.env['DATABASE_URL']
  if (given) return { url: given, stop: async () => undefined }
  if (!existsSync(path.join(postgresFolder, 'PG_VERSION'))) {
    throw new PlainError(
      `There is no database in ${dataFolder} yet: run "npm start" once, or set DATABASE_URL.`,
    )
  }
  if (notes.read('start')) return { url: urlOfRunning(), stop: async () => undefined }
  await stopLeftBehind()
  const logFile = path.join(dataFolder, 'logs/postgres.log')
  return await startEmbeddedPostgres({ folder: postgresFolder, port: await freePort(), logFile })
}

/** PostgreSQL writes its port into the fourth line of its note. */
function urlOfRunning(): string {
  try {
    const port = readFileSync(path.join(postgresFolder, 'postmaster.pid'), 'utf8').split('\n')[3]
    const marker = JSON.parse(readFileSync(path.join(postgresFolder, 'qingfeng.json'), 'utf8'))
    return `postgres://qingfeng:${marker.password}@127.0.0.1:${port}/qingfeng`
  } catch (cause) {
    throw new PlainError('The running database could not be reached; set DATABASE_URL.', { cause })
  }
}
