import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { repositoryRoot } from './stack/paths.ts'

/** Runs every test, or those that the arguments choose as for vitest, and ends with a sum. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-results-'))
const report = path.join(folder, 'results.json')
const code = await runVitest()
const { passed, failed } = readSum()
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : code

function runVitest(): Promise<number> {
  const vitest = path.join(repositoryRoot, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('exit', (exitCode) => resolve(exitCode ?? 1))
  })
}

/** A file that could not even be loaded, or an error outside any test, is a failure too. */
function readSum(): { readonly passed: number; readonly failed: number } {
  try {
    const results: Results = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = results.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
    ).length
    const failed = results.numFailedTests + unloaded
    return { passed: results.numPassedTests, failed: failed || (code === 0 ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

type Assertion = { readonly status: string }
type Results = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly Assertion[]
  }[]
}

function isFailed(assertion: Assertion): boolean {
  return assertion.status === 'failed'
}
