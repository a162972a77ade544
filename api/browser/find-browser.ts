import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findOnPath, isExecutable } from './find-on-path.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const patienceMs = 20_000

/**
 * A browser on this machine that starts: the chosen one and no other where one is chosen, else one on PATH,
 * one that Playwright brought, or one of `others`. Undefined when there is none.
 */
export async function findBrowser(
  chosen: string | undefined,
  others: readonly string[] = [],
): Promise<string | undefined> {
  if (chosen) return (await starts(chosen)) ? chosen : undefined
  for (const candidate of [...names.map(findOnPath), ...broughtByPlaywright(), ...others]) {
    if (candidate && isExecutable(candidate) && (await starts(candidate))) return candidate
  }
  return undefined
}

/** Where Playwright keeps its browsers on Linux, the newest first. */
function broughtByPlaywright(): string[] {
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? path.join(os.homedir(), '.cache/ms-playwright')
  try {
    return readdirSync(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
      .flatMap((name) => [
        path.join(folder, name, 'chrome-linux/chrome'),
        path.join(folder, name, 'chrome-linux64/chrome'),
      ])
  } catch {
    return []
  }
}

/** One that is there may lack the libraries that a bare machine has not. */
function starts(program: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: patienceMs, killSignal: 'SIGKILL' }, (error) =>
      resolve(error === null),
    )
  })
}
