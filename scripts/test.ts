import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { repositoryRoot } from './stack/paths.ts'

/**
 * What runs together. Tests that start the whole product come afterwards, one file at a time: beside others
 * they would measure the machine's load instead of the product.
 */
const together = ['rules', 'db', 'api', 'workflows', 'scenarios', 'web']
const wholeProduct = ['e2e', 'chaos']
const runs = [together, wholeProduct].map((projects) => projects.map((p) => `--project=${p}`))

/** Runs every test, or those that the arguments choose as for vitest, and ends with a sum. */
const chosen = process.argv.slice(2)
const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-results-'))
const sums: Sum[] = []
for (const args of chosen.length > 0 ? [chosen] : runs) {
  const isAlone = args.includes('--project=e2e')
  sums.push(await run([...args, ...(isAlone ? ['--no-file-parallelism'] : [])], sums.length))
}
rmSync(folder, { recursive: true, force: true })
const total = (of: keyof Sum) => sums.reduce((sum, one) => sum + one[of], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 ? 1 : 0

type Sum = { readonly passed: number; readonly failed: number }

async function run(args: readonly string[], index: number): Promise<Sum> {
  const report = path.join(folder, `${index}.json`)
  const vitest = path.join(repositoryRoot, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, pass)
  const code = await new Promise<number>((resolve) => {
    child.on('exit', (exitCode) => resolve(exitCode ?? 1))
  })
  return readSum(report, code)
}

/** A file that could not even be loaded, or an error outside any test, is a failure too. */
function readSum(report: string, code: number): Sum {
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
