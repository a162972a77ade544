import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The command line of a living process, or undefined when there is none. Process numbers are used
 * again, so whoever stops a process left by an earlier run first looks at what it is.
 */
export function commandOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined
  } catch {
    const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return ps.stdout?.trim() || undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Asks a process to stop, waits for it, and kills it when it has not gone in time. */
export async function stopProcess({
  pid,
  signal,
  graceMs,
}: {
  readonly pid: number
  readonly signal: NodeJS.Signals
  readonly graceMs: number
}): Promise<void> {
  if (!tell(pid, signal)) return
  const deadline = Date.now() + graceMs
  while (commandOf(pid)) {
    if (Date.now() > deadline && !tell(pid, 'SIGKILL')) return
    await sleep(50)
  }
}

function tell(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
