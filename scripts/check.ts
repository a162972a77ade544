import { spawn } from 'node:child_process'
import { repositoryRoot } from './stack/paths.ts'

/** What a reviewer would otherwise have to look for by hand; needs no service and takes seconds. */
const checks = [
  ['types', 'tsc', '--noEmit'],
  ['format and lint', 'biome', 'check', '--reporter=summary', '--error-on-warnings', '.'],
  ['unused code', 'knip', '--no-progress'],
  ['architecture', 'vitest', 'run', '--project', 'rules', 'test/architecture.test.ts'],
] as const

const results = await Promise.all(checks.map(([name, ...command]) => run(name, command)))
for (const { name, output, passed } of results) {
  if (!passed) console.log(`${output.trimEnd()}\n`)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`)
}
if (results.some((result) => !result.passed)) process.exitCode = 1

function run(name: string, [command, ...args]: readonly string[]) {
  return new Promise<{ name: string; output: string; passed: boolean }>((resolve, reject) => {
    const child = spawn(`${repositoryRoot}/node_modules/.bin/${command}`, args, {
      cwd: repositoryRoot,
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ name, output, passed: code === 0 }))
  })
}
