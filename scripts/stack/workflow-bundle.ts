import path from 'node:path'
import { isStale } from './is-stale.ts'
import { repositoryRoot } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { runCommand } from './run-command.ts'

/** Where the build leaves the procedures as the worker loads them. */
export const workflowBundle = path.join(repositoryRoot, 'dist/workflow-bundle.js')

/** Whether the bundle is missing or older than what it is made of. */
export const isBundleStale = (): boolean =>
  isStale(workflowBundle, ['workflows', 'package-lock.json'])

/**
 * Bundles the procedures ahead of time, so that no worker needs seconds and the memory of a builder
 * for it. @throws PlainError with the builder's words
 */
export async function buildBundle(): Promise<void> {
  const script = path.join(import.meta.dirname, 'bundle-workflows.ts')
  const { ok, output } = await runCommand(process.execPath, [script, workflowBundle])
  if (!ok) throw new PlainError(`The procedures could not be bundled.\n${output}`)
}
