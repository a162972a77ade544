import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './paths.ts'

/** Whether a built file is missing or older than any of its sources, paths from the repository's root. */
export function isStale(built: string, sources: readonly string[]): boolean {
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs
  return builtAt === undefined || sources.some((source) => newestChange(source) > builtAt)
}

/** When a file, or anything in a folder, last changed, in milliseconds; what is not there never did. */
function newestChange(relative: string): number {
  const absolute = path.join(repositoryRoot, relative)
  if (!existsSync(absolute)) return 0
  const stat = statSync(absolute)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(absolute)
      .filter((name) => name !== 'dist' && name !== 'node_modules')
      .map((name) => newestChange(path.join(relative, name))),
  )
}
