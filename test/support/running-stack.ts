import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { notesOf } from '../../scripts/stack/left-behind.ts'
import { repositoryRoot } from '../../scripts/stack/paths.ts'
import { freePort } from '../../scripts/stack/ports.ts'
import { commandOf, isAlive } from '../../scripts/stack/processes.ts'

export type Part = 'worker' | 'api' | 'temporal' | 'postgres'

/** The whole product as `npm start` runs it, on a folder and ports of its own. */
export type RunningStack = {
  readonly url: string
  readonly temporalAddress: string
  /** Of the embedded database, as its owner. */
  readonly databaseUrl: () => string
  /** Starts everything; resolves once the start script says that it runs. @throws Error with what it printed */
  readonly start: () => Promise<void>
  /** kill -9 of every process at once: the power is cut. */
  readonly killAll: () => Promise<void>
  /** kill -9 of the start script alone; what it had started runs on without it. */
  readonly killScript: () => Promise<void>
  /** kill -9 of one part; the start script brings it back. */
  readonly killPart: (part: Part) => Promise<void>
  /** Keeps the start script from bringing anything back until `resume`. */
  readonly freezeScript: () => void
  readonly resumeScript: () => void
  /** What the start script has printed since it last started. */
  readonly said: () => string
  /** Every process of it that runs now, the start script first. */
  readonly processes: () => readonly number[]
  /** Asks it to stop as Ctrl-C does, and removes its folder. */
  readonly close: () => Promise<void>
}

export async function newStack(): Promise<RunningStack> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-chaos-'))
  const [web, postgres, temporal, ui] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const env = {
    ...process.env,
    QINGFENG_DATA: folder,
    QINGFENG_MODE: 'demonstration',
    QINGFENG_PORT: String(web),
    QINGFENG_POSTGRES_PORT: String(postgres),
    QINGFENG_TEMPORAL_PORT: String(temporal),
    QINGFENG_TEMPORAL_UI_PORT: String(ui),
    DATABASE_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
  }
  let script: ChildProcess | undefined
  let said = ''

  const pidOf = (part: Part): number | undefined =>
    part === 'postgres'
      ? Number.parseInt(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)
      : notesOf(path.join(folder, 'run')).read(part)?.pid

  return {
    url: `http://127.0.0.1:${web}`,
    temporalAddress: `127.0.0.1:${temporal}`,
    databaseUrl: () => {
      const marker = readFileSync(path.join(folder, 'postgres/qingfeng.json'), 'utf8')
      const { password } = JSON.parse(marker) as { readonly password: string }
      return `postgres://qingfeng:${password}@127.0.0.1:${postgres}/qingfeng`
    },
    async start() {
      const entry = path.join(repositoryRoot, 'scripts/start.ts')
      script = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      said = ''
      await running(script, (text) => {
        said += text
        return said
      })
    },
    said: () => said,
    processes: () => (script?.pid ? [script.pid, ...descendants(script.pid)] : []),
    async killAll() {
      const pid = script?.pid
      if (pid) await killNow([pid, ...descendants(pid)])
    },
    async killScript() {
      if (script?.pid) await killNow([script.pid])
    },
    freezeScript: () => void script?.kill('SIGSTOP'),
    resumeScript: () => void script?.kill('SIGCONT'),
    async killPart(part) {
      const pid = pidOf(part)
      if (!pid) throw new Error(`no ${part} is running`)
      await killNow([pid, ...descendants(pid)])
    },
    async close() {
      const pid = script?.pid
      if (pid && isAlive(pid)) {
        const all = [pid, ...descendants(pid)]
        script?.kill('SIGINT')
        for (let waited = 0; all.some(isAlive) && waited < 30_000; waited += 100) await sleep(100)
        await killNow(all)
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function running(script: ChildProcess, hear: (text: string) => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      if (hear(chunk.toString()).includes('is running:')) resolve()
    }
    script.stdout?.on('data', listen)
    script.stderr?.on('data', listen)
    script.once('exit', () => reject(new Error(`the start script ended:\n${hear('')}`)))
  })
}

/**
 * The first is killed first, so that it cannot start the others again. Whoever is dead but not yet
 * waited for by its parent has no command line any more.
 */
async function killNow(pids: readonly number[]): Promise<void> {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  while (pids.some(commandOf)) await sleep(20)
}

/** Every process below one, children before grandchildren. */
function descendants(pid: number): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
  const all = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([child, parent]) => ({ child: Number(child), parent: Number(parent) }))
  const below = (of: number): number[] => {
    const children = all.filter((p) => p.parent === of).map((p) => p.child)
    return [...children, ...children.flatMap(below)]
  }
  return below(pid)
}
