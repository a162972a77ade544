import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cacheFolder, repositoryRoot } from '../../scripts/stack/paths.ts'
import { freePort } from '../../scripts/stack/ports.ts'

/** The whole product with the sample bureau, as `npm start` runs it. */
export type E2eStack = { readonly url: string; readonly stop: () => Promise<void> }

const attempts = 3

/**
 * Starts the product on free ports and a folder of its own; QINGFENG_E2E_URL names one that runs
 * already, for whoever writes tests.
 * @throws Error with what the start script printed
 */
export async function startE2eStack(): Promise<E2eStack> {
  const running = process.env['QINGFENG_E2E_URL']
  if (running) return { url: running, stop: async () => undefined }
  for (let attempt = 1; ; attempt += 1) {
    const started = await startOnce()
    if ('url' in started) return started
    // A port that was free a moment ago may be somebody else's by now.
    if (attempt === attempts || !started.said.includes('is in use')) throw new Error(started.said)
  }
}

async function startOnce(): Promise<E2eStack | { readonly said: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-e2e-'))
  const port = await freePort()
  const entry = path.join(repositoryRoot, 'scripts/start.ts')
  const script = spawn(process.execPath, [entry], {
    env: await environment(folder, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await end(script)
    rmSync(folder, { recursive: true, force: true })
  }
  const { runs, said } = await announced(script)
  if (!runs) {
    await stop()
    return { said }
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

async function environment(folder: string, port: number): Promise<NodeJS.ProcessEnv> {
  const { DATABASE_URL: _, TEMPORAL_ADDRESS: __, ...inherited } = process.env
  return {
    ...inherited,
    QINGFENG_MODE: 'demonstration',
    QINGFENG_DATA: folder,
    QINGFENG_CACHE: cacheFolder,
    QINGFENG_PORT: String(port),
    QINGFENG_POSTGRES_PORT: String(await freePort()),
    QINGFENG_TEMPORAL_PORT: String(await freePort()),
    QINGFENG_TEMPORAL_UI_PORT: String(await freePort()),
  }
}

/** What the script prints when everything answers, /healthz included; or that it ended before. */
function announced(script: ChildProcess): Promise<{ runs: boolean; said: string }> {
  return new Promise((resolve) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('is running:')) resolve({ runs: true, said })
    }
    script.stdout?.on('data', listen)
    script.stderr?.on('data', listen)
    script.once('exit', () => resolve({ runs: false, said }))
  })
}

/** As Ctrl-C does: the script stops its parts, the last started first. */
async function end(script: ChildProcess): Promise<void> {
  if (script.exitCode !== null || script.signalCode !== null) return
  const gone = once(script, 'exit')
  script.kill('SIGINT')
  await gone
}
