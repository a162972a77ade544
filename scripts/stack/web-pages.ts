import path from 'node:path'
import { isStale } from './is-stale.ts'
import { repositoryRoot } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { runCommand } from './run-command.ts'

/** What the built pages are made of; types of the API leave no trace in them. */
const sources = ['web', 'workflows', 'vite.config.ts', 'package-lock.json']
const builtPage = path.join(repositoryRoot, 'web/dist/index.html')

/** Whether the built pages are missing or older than what they are made of. */
export const arePagesStale = (): boolean => isStale(builtPage, sources)

/** @throws PlainError with the builder's words */
export async function buildPages(): Promise<void> {
  const vite = path.join(repositoryRoot, 'node_modules/vite/bin/vite.js')
  const { ok, output } = await runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: repositoryRoot,
  })
  if (!ok) throw new PlainError(`The pages could not be built.\n${output}`)
}
