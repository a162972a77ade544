import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { medianOf } from '../test/bench/measure.ts'
import { ratiosOf, tableOf } from '../test/bench/report.ts'
import { run, type Size } from '../test/bench/run.ts'
import { repositoryRoot } from './stack/paths.ts'
import { exitWith } from './stack/plain-error.ts'

const thorough = { writes: 200, reads: 300, mixes: 60, few: 1_000, many: 100_000, atOnce: 8 }
const quick = { ...thorough, writes: 80, reads: 80, mixes: 30, many: 20_000 }

/**
 * Measures the product beside the bare engine (docs/benchmarks.md): three runs on fresh databases and
 * their medians, or with `--quick` one short run. Nothing fails because of a time.
 */
async function bench(): Promise<void> {
  const isQuick = process.argv.includes('--quick')
  const size: Size = isQuick ? quick : thorough
  const runs = []
  for (let i = 1; i <= (isQuick ? 1 : 3); i++) {
    console.log(`Run ${i} …`)
    runs.push(await run(size, (line) => console.log(line)))
  }
  const figures = medianOf(runs)
  const ratios = ratiosOf(runs, size)
  console.log(`\n${tableOf(figures, ratios)}`)
  const at = new Date().toISOString()
  const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, memoryBytes: os.totalmem() }
  const folder = path.join(repositoryRoot, '.data/bench')
  const file = path.join(folder, `${at.replaceAll(':', '-').slice(0, 19)}.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify({ at, machine, size, figures, ratios, runs }, null, 2))
  console.log(`\nAll of it: ${path.relative(process.cwd(), file)}`)
}

await bench().catch(exitWith)
