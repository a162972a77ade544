import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { RehearsalResult } from './compare.ts'

/** Why a rehearsal gave no result. */
export type RehearsalFailure = 'time-limit' | 'memory' | 'unavailable' | 'unreadable' | 'error'

export class RehearsalFailed extends Error {
  readonly failure: RehearsalFailure
  /** The end of what the program said, for the log. */
  readonly output: string

  constructor(failure: RehearsalFailure, output = '') {
    super(failure)
    this.failure = failure
    this.output = output
  }
}

/** The program that rehearses; it brings a database and an engine of its own. */
export const rehearseProgram = path.resolve(import.meta.dirname, '../../../scripts/rehearse.ts')

/** More than any bureau's year needs; a program that wants more is stopped by its engine. */
const MEMORY_MB = 1024
/** What it said that is kept. */
const TAIL = 4_000
/** Time to take its database down once asked to stop. */
const GRACE_MS = 8_000

/**
 * Rehearses a scenario under a set of rules in a process of its own, which yields to everything else.
 * @throws RehearsalFailed; AbortError when `signal` stops it
 */
export async function runRehearsal(args: {
  readonly program: string
  readonly scenario: string
  readonly rules: string
  readonly out: string
  readonly limitMs: number
  readonly signal: AbortSignal
}): Promise<RehearsalResult> {
  const { program, scenario, rules, out, signal } = args
  if (!existsSync(program)) throw new RehearsalFailed('unavailable')
  const limit = AbortSignal.timeout(args.limitMs)
  const { code, killed, output } = await run(
    [`--max-old-space-size=${MEMORY_MB}`, program, scenario, '--rules', rules, '--out', out],
    AbortSignal.any([signal, limit]),
  )
  signal.throwIfAborted()
  if (limit.aborted) throw new RehearsalFailed('time-limit', output)
  if (killed === 'SIGABRT' || output.includes('heap out of memory')) {
    throw new RehearsalFailed('memory', output)
  }
  if (code !== 0) throw new RehearsalFailed('error', output)
  try {
    return RehearsalResult.parse(JSON.parse(await readFile(out, 'utf8')))
  } catch (cause) {
    throw new RehearsalFailed('unreadable', String(cause))
  }
}

type Ended = {
  readonly code: number | null
  readonly killed: NodeJS.Signals | null
  readonly output: string
}

/** Runs Node with arguments in a group of its own, so that stopping it stops all that it started. */
function run(args: readonly string[], signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
      detached: true,
    })
    let output = ''
    let last: ReturnType<typeof setTimeout> | undefined
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-TAIL)
    }
    const stop = () => {
      killGroup(child.pid, 'SIGTERM')
      last = setTimeout(() => killGroup(child.pid, 'SIGKILL'), GRACE_MS)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('spawn', () => {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
    child.once('close', (code, killed) => {
      clearTimeout(last)
      signal.removeEventListener('abort', stop)
      resolve({ code, killed, output })
    })
  })
}

const inherited = [
  'PATH',
  'HOME',
  'TMPDIR',
  'LANG',
  'QINGFENG_CACHE',
  'TEMPORAL_TEST_SERVER_PATH',
] as const

/** Nothing of the running bureau's: neither its database nor its keys. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
