import { chromium } from 'playwright-core'
import { findBrowser } from '../../api/browser/find-browser.ts'
import { findOnPath } from '../../api/browser/find-on-path.ts'
import { repositoryRoot } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { runCommand } from './run-command.ts'

const downloadLimitMs = 300_000
const packagesLimitMs = 600_000

/**
 * A browser for tests: CHROMIUM_PATH, one on the machine, Playwright's, or Debian's when we are
 * root. Only one that starts counts: Playwright's needs libraries that a bare machine lacks.
 * @throws PlainError when there is none and none can be had
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const chosen = process.env['CHROMIUM_PATH']
  const presentBrowser = () => findBrowser(chosen, [chromium.executablePath()])
  const present = await presentBrowser()
  if (present) return present
  if (chosen) throw new PlainError(`CHROMIUM_PATH is ${chosen}, which does not start.`)

  say('Downloading a browser for the tests (once) …')
  const cli = `${repositoryRoot}/node_modules/playwright-core/cli.js`
  await runCommand(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    shouldStop: (elapsedMs) => elapsedMs > downloadLimitMs,
  })
  const downloaded = await presentBrowser()
  if (downloaded) return downloaded

  const reason = await installDebianPackages(say)
  const installed = await presentBrowser()
  if (installed) return installed
  throw new PlainError(
    `The browser tests need Chromium: none is installed, Playwright’s could not be had, and Debian’s neither (${reason}). Install one and set CHROMIUM_PATH to its path.`,
  )
}

async function installDebianPackages(say: (line: string) => void): Promise<string> {
  const aptGet = findOnPath('apt-get')
  if (process.getuid?.() !== 0 || !aptGet) return 'that takes root and apt-get'
  say('Installing Debian’s chromium and a Chinese font (once) …')
  const limit = { shouldStop: (elapsedMs: number) => elapsedMs > packagesLimitMs }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another installation may hold the lock, such as a second test run.
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '--quiet']
  await runCommand(aptGet, [...patient, 'update'], { ...limit, env })
  const packages = [...patient, 'install', '--yes', '--no-install-recommends']
  const result = await runCommand(aptGet, [...packages, 'chromium', 'fonts-noto-cjk'], {
    ...limit,
    env,
  })
  return result.ok ? 'installed, but it does not start' : result.output.trim().slice(-300)
}
