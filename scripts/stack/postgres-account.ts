import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { findOnPath } from '../../api/browser/find-on-path.ts'
import { PlainError } from './plain-error.ts'

export type PostgresAccount = {
  /** Set when this process is root, as which PostgreSQL refuses to run. */
  readonly identity?: { readonly uid: number; readonly gid: number }
  /** Turns a command into one that this account can run where the project lies. */
  readonly wrap: (command: string, args: readonly string[]) => Invocation
}

type Invocation = {
  readonly command: string
  readonly args: readonly string[]
  readonly identity?: { readonly uid: number; readonly gid: number }
}

/**
 * Who runs PostgreSQL: ourselves, or when we are root the owner of an existing data folder, else
 * the account `postgres`, else `nobody`. No account is created on the machine.
 * @throws PlainError when that account cannot reach the given folders
 */
export function postgresAccount({
  dataFolder,
  programFolder,
}: {
  readonly dataFolder: string
  readonly programFolder: string
}): PostgresAccount {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) }
  const identity = ownerOf(dataFolder) ?? accountNamed('postgres') ?? accountNamed('nobody')
  if (!identity) {
    throw new PlainError(
      'PostgreSQL refuses to run as root and this machine has neither an account "postgres" nor "nobody": run as another user, or set DATABASE_URL.',
    )
  }
  const closed = closedParent(dataFolder, identity) ?? closedParent(programFolder, identity)
  if (!closed) return { identity, wrap: (command, args) => ({ command, args, identity }) }
  const setpriv = findOnPath('setpriv')
  if (!setpriv) {
    throw new PlainError(
      `PostgreSQL refuses to run as root, and other accounts cannot enter ${closed}: move the project to a folder they can enter, run as another user, or set DATABASE_URL.`,
    )
  }
  return { identity, wrap: (command, args) => withPassage(setpriv, identity, [command, ...args]) }
}

/** Changes the account but keeps root's right to walk through closed folders such as /root. */
function withPassage(
  setpriv: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
  command: readonly string[],
): Invocation {
  const right = '+dac_override'
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  // Without the last one the right does not count when a program asks whether it may open a file.
  const keep = [`--inh-caps=${right}`, `--ambient-caps=${right}`, '--securebits=+no_setuid_fixup']
  return { command: setpriv, args: [...change, ...keep, '--', ...command] }
}

function ownerOf(folder: string) {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function accountNamed(name: string) {
  try {
    const ask = (flag: string) =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function closedParent(
  folder: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
) {
  for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
    const stat = statSync(parent, { throwIfNoEntry: false })
    if (stat) {
      const enter = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001
      if ((stat.mode & enter) === 0) return parent
    }
    if (parent === path.dirname(parent)) return undefined
  }
}
