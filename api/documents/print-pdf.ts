import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The browser could not print: it ended otherwise than with a file, or took too long. */
export class PrintFailed extends Error {}

const patienceMs = 60_000

/** Prints a page that needs nothing from outside, in a folder and with a profile of its own. */
export async function printPdf(browser: string, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-print-'))
  const [page, pdf] = [path.join(folder, 'page.html'), path.join(folder, 'page.pdf')]
  try {
    await writeFile(page, html, { mode: 0o600 })
    await run(browser, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${path.join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ])
    return new Uint8Array(await readFile(pdf))
  } catch (error) {
    throw new PrintFailed('the browser did not print', { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout: patienceMs, killSignal: 'SIGKILL' }, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}
