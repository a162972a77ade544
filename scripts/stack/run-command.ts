import { spawn } from 'node:child_process'

export type CommandResult = { readonly ok: boolean; readonly output: string }

/**
 * Runs a program to its end and keeps the end of what it said. `shouldStop` is asked every second
 * with the time since the start in milliseconds; a yes kills it. A missing program is not ok.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  {
    shouldStop = () => false,
    identity,
    cwd,
    env,
  }: {
    readonly shouldStop?: (elapsedMs: number) => boolean
    readonly cwd?: string
    readonly env?: Readonly<Record<string, string>>
    readonly identity?: { readonly uid: number; readonly gid: number } | undefined
  } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      cwd,
      ...identity,
    })
    const startedAt = Date.now()
    const watch = setInterval(() => {
      if (shouldStop(Date.now() - startedAt)) child.kill('SIGKILL')
    }, 1000)
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      clearInterval(watch)
      resolve({ ok: false, output: error.message })
    })
    child.on('close', (code) => {
      clearInterval(watch)
      resolve({ ok: code === 0, output })
    })
  })
}
