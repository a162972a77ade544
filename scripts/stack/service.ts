import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from './plain-error.ts'

/** A process that is kept running until it is told to stop. */
export type ServiceSpec = {
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly identity?: { readonly uid: number; readonly gid: number }
  /** Where its output goes: a file, so that it survives this process and costs no memory. */
  readonly logFile: string
  readonly stopSignal: NodeJS.Signals
  readonly stopGraceMs: number
  readonly readyWithinMs: number
  readonly isReady: () => Promise<boolean>
  /** Clears what a crash left behind; runs before every start. */
  readonly beforeStart?: () => Promise<void>
  readonly afterStart?: (pid: number) => void
}

export type Hooks = {
  readonly say?: (line: string) => void
  /** Gives up waiting for readiness; a running service is stopped by `stop`. */
  readonly signal?: AbortSignal
}

export type Service = { readonly stop: () => Promise<void> }

const shortestPauseMs = 500
const longestPauseMs = 15_000
const steadyAfterMs = 60_000
const largestLogBytes = 20_000_000

/**
 * Starts a service, waits until it is ready and from then on starts it again whenever it dies,
 * pausing longer each time it dies soon.
 * @throws PlainError with the end of its log when it does not become ready
 */
export async function startService(spec: ServiceSpec, hooks: Hooks = {}): Promise<Service> {
  let stopping = false
  let pauseMs = shortestPauseMs
  let child = await launch(spec)
  await becomeReady(child, spec, hooks.signal)

  const keepRunning = async () => {
    for (;;) {
      const startedAt = Date.now()
      await exited(child)
      if (stopping) return
      pauseMs = Date.now() - startedAt > steadyAfterMs ? shortestPauseMs : pauseMs
      hooks.say?.(`${spec.title} ended unexpectedly; starting it again (log: ${spec.logFile}).`)
      await sleep(pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      if (stopping) return
      child = await launch(spec)
    }
  }
  const running = keepRunning()

  return {
    async stop() {
      stopping = true
      await end(child, spec)
      await running
      // A restart under way when the stop was asked for has its own process.
      await end(child, spec)
    },
  }
}

async function launch(spec: ServiceSpec): Promise<ChildProcess> {
  await spec.beforeStart?.()
  const child = spawnLogged(spec)
  if (child.pid) spec.afterStart?.(child.pid)
  return child
}

async function becomeReady(child: ChildProcess, spec: ServiceSpec, signal?: AbortSignal) {
  const deadline = Date.now() + spec.readyWithinMs
  while (!(await spec.isReady().catch(() => false))) {
    if (hasExited(child))
      throw new PlainError(`${spec.title} did not start. ${logTail(spec.logFile)}`)
    if (signal?.aborted || Date.now() > deadline) {
      await end(child, spec)
      throw new PlainError(`${spec.title} was not ready in time. ${logTail(spec.logFile)}`)
    }
    await sleep(50)
  }
}

function spawnLogged(spec: ServiceSpec): ChildProcess {
  mkdirSync(path.dirname(spec.logFile), { recursive: true })
  const size = statSync(spec.logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLogBytes) renameSync(spec.logFile, `${spec.logFile}.1`)
  const log = openSync(spec.logFile, 'a')
  const child = spawn(spec.command, spec.args, {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...spec.env },
    // A group of its own: Ctrl-C reaches the start script only, which then stops all in order.
    detached: true,
    ...spec.identity,
  })
  closeSync(log)
  child.on('error', () => undefined)
  return child
}

async function end(child: ChildProcess, spec: ServiceSpec): Promise<void> {
  if (hasExited(child)) return
  const kill = setTimeout(() => child.kill('SIGKILL'), spec.stopGraceMs)
  child.kill(spec.stopSignal)
  await exited(child)
  clearTimeout(kill)
}

function hasExited(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function exited(child: ChildProcess): Promise<void> {
  if (hasExited(child)) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
  })
}

function logTail(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12)
    return `Its log (${file}) ends with:\n${lines.join('\n')}`
  } catch {
    return `It left no log in ${file}.`
  }
}
