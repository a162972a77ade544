import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { isStale } from './is-stale.ts'
import { repositoryRoot } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { runCommand } from './run-command.ts'

/** Where the build leaves the procedures as the worker loads them. */
export const workflowBundle = path.join(repositoryRoot, 'dist/workflow-bundle.js')

/** Whether the bundle is missing or older than what it is made of. */
export const isBundleStale = (): boolean =>
  isStale(workflowBundle, ['workflows', 'activities/procedure-bundle.ts', 'package-lock.json'])

/**
 * Bundles the procedures ahead of time, so that no worker needs seconds and the memory of a builder
 * for it. @throws PlainError with the builder's words
 */
export async function buildBundle(file = workflowBundle): Promise<void> {
  const script = path.join(import.meta.dirname, 'bundle-workflows.ts')
  const { ok, output } = await runCommand(process.execPath, [script, file])
  if (!ok) throw new PlainError(`The procedures could not be bundled.\n${output}`)
}

/**
 * The path of a bundle that fits the sources: the build's, made anew when it is stale, or one in a
 * temporary folder where the project's own folder can not be written to.
 */
export async function readyBundle(temporaryFolder: () => string): Promise<string> {
  if (!isBundleStale()) return workflowBundle
  const file = isWritable(workflowBundle)
    ? workflowBundle
    : path.join(temporaryFolder(), 'workflow-bundle.js')
  await buildBundle(file)
  return file
}

function isWritable(file: string): boolean {
  try {
    const place = [path.dirname(file), repositoryRoot].find((parent) => existsSync(parent))
    accessSync(place ?? repositoryRoot, constants.W_OK)
    return true
  } catch {
    return false
  }
}
