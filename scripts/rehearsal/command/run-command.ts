import { readFileSync, writeFileSync } from 'node:fs'
import type { SeedBureau } from '../../../db/seed-bureau.ts'
import { PlainError } from '../../stack/plain-error.ts'
import { findTemporalProgram } from '../../stack/temporal-binary.ts'
import { readyBundle } from '../../stack/workflow-bundle.ts'
import { readBureau } from '../bureau/read-bureau.ts'
import { startTemporaryPostgres } from '../engine/temporary-postgres.ts'
import { readOperations } from '../play/operations.ts'
import { rehearse, type Stage } from '../rehearse.ts'
import { compare, comparisonLines } from '../result/compare.ts'
import { checkNames, checkRules } from '../scenario/check-names.ts'
import { type KnownNames, knownNames } from '../scenario/known-names.ts'
import { parseScenario } from '../scenario/parse-scenario.ts'
import { FileProblems } from '../scenario/problems.ts'
import { parseRules } from '../scenario/read-rules.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { createProgress } from './progress.ts'
import type { Arguments } from './read-arguments.ts'

type Rules = Readonly<Record<string, number>>

/**
 * Rehearses what the command line asks for. The result goes to stdout or its file, everything else to
 * stderr. @throws PlainError for what the person at the keyboard can mend
 */
export async function runCommand(args: Arguments, signal: AbortSignal): Promise<void> {
  const operations = readOperations()
  const { scenario, bureau, known } = await readAll(args.file, operations.keys())
  const rules = { ...scenario.rules, ...readRules(args.rules, known) }
  const others = args.compare === undefined ? undefined : readRules(args.compare, known)

  const progress = createProgress(scenario)
  const testServer = await findTemporalProgram('test-server', progress.say)
  const postgres = await startTemporaryPostgres('qingfeng-rehearsal-')
  try {
    const bundle = await readyBundle(() => postgres.folder)
    const hooks = { say: progress.say, onMoment: progress.at, signal }
    const stage: Stage = { postgres, testServer, bundle, operations, hooks }
    const before = await rehearse(stage, { database: 'rehearsal', scenario, bureau, rules })
    if (!others) return write(args.out, before)
    const changed = { ...rules, ...others }
    const after = await rehearse(stage, {
      database: 'rehearsal_2',
      scenario,
      bureau,
      rules: changed,
    })
    const comparison = compare(before, after, differences(rules, changed, known))
    progress.end()
    for (const line of comparisonLines(comparison)) console.error(line)
    write(args.out, { ...before, compare: comparison })
  } catch (error) {
    if (signal.aborted) throw new PlainError('Stopped; nothing was kept.')
    throw error
  } finally {
    progress.end()
    await postgres.stop()
  }
}

async function readAll(file: string, operations: Iterable<string>) {
  const { scenario, yaml } = parseScenario(file, textOf(file))
  const bureau: SeedBureau = await readBureau(scenario, yaml)
  const known = knownNames(bureau, operations, scenario)
  checkNames(scenario, yaml, known)
  return { scenario: scenario satisfies Scenario, bureau, known }
}

function readRules(file: string | undefined, known: KnownNames): Rules {
  if (file === undefined) return {}
  const { rules, yaml, at } = parseRules(file, textOf(file))
  const problems = checkRules(rules, known, (path, message) => [
    yaml.problemAt([...at, ...path], message),
  ])
  if (problems.length > 0) throw new FileProblems(file, problems)
  return rules
}

/** The rules that two runs had at different values; one that a run does not mention has the bureau's. */
function differences(before: Rules, after: Rules, { rules }: KnownNames) {
  const seeded = (id: string) => rules.find((rule) => rule.id === id)?.value ?? Number.NaN
  const entries = Object.entries(after)
    .map(([id, to]) => [id, { from: before[id] ?? seeded(id), to }] as const)
    .filter(([, { from, to }]) => from !== to)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new PlainError(`${file}: can not be read`)
  }
}

function write(out: string | undefined, result: object): void {
  const text = `${JSON.stringify(result, null, 2)}\n`
  if (out === undefined) process.stdout.write(text)
  else writeFileSync(out, text)
}
