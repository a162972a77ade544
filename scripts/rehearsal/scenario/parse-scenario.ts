import path from 'node:path'
import { type Moment, readMoment, shanghaiDay, shanghaiIso } from './moment.ts'
import { FileProblems, type Problem } from './problems.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioFile, scenarioKeys } from './scenario-schema.ts'
import { parseYaml, type YamlFile } from './yaml-file.ts'

/**
 * Reads a scenario. What it names is checked later, against the bureau it runs in.
 * @throws FileProblems with every line that does not fit
 */
export function parseScenario(file: string, text: string): { scenario: Scenario; yaml: YamlFile } {
  const yaml = parseYaml(file, text)
  const read = yaml.readBy(ScenarioFile, scenarioKeys)
  const events = (read.events ?? []).map(({ at, ...event }, index) => ({
    ...event,
    index,
    line: yaml.lineOf(['events', index]),
    atMs: at.ms,
  }))
  const behaviour = (read.behaviour ?? []).map((one, index) => ({
    ...one,
    index,
    line: yaml.lineOf(['behaviour', index]),
  }))
  const on = (day: Moment) =>
    events.filter((e) => day.isDate && shanghaiDay(e.atMs) === shanghaiDay(day.ms))
  const scenario: Scenario = {
    file,
    name: read.name ?? path.basename(file).replace(/\.ya?ml$/, ''),
    // A day without a time begins at nine, and holds whatever the file says of it.
    fromMs: Math.min(read.from.ms, ...on(read.from).map((e) => e.atMs)),
    toMs: Math.max(read.to.ms, ...on(read.to).map((e) => e.atMs)),
    seed: read.seed,
    bureau: read.bureau,
    rules: read.rules,
    events: [...events].sort((a, b) => a.atMs - b.atMs || a.index - b.index),
    behaviour,
  }
  const problems = [...wrongTimes(scenario, yaml), ...repeatedIds(scenario, yaml)]
  if (problems.length > 0) throw new FileProblems(file, problems)
  return { scenario, yaml }
}

function wrongTimes(scenario: Scenario, { problemAt }: YamlFile): Problem[] {
  const { fromMs, toMs, events } = scenario
  if (toMs < fromMs) return [problemAt(['to'], 'to: is before `from`')]
  return events.flatMap((event) => {
    const at = ['events', event.index, 'at']
    if (event.atMs < fromMs)
      return [problemAt(at, `at: is before the rehearsal begins (${shanghaiIso(fromMs)})`)]
    if (event.atMs > toMs)
      return [problemAt(at, `at: is after the rehearsal ends (${shanghaiIso(toMs)})`)]
    if (event.do !== 'system.down') return []
    const until = event.with?.['until']
    const read = typeof until === 'string' ? readMoment(until) : undefined
    if (read && read.ms > event.atMs) return []
    const place = ['events', event.index, 'with', 'until']
    return [problemAt(place, 'until: system.down needs the later moment at which it is back')]
  })
}

function repeatedIds(scenario: Scenario, { problemAt }: YamlFile): Problem[] {
  const seen = new Set<string>()
  return [...scenario.events]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ id, index }) => {
      if (id === undefined) return []
      const repeated = seen.has(id)
      seen.add(id)
      return repeated ? [problemAt(['events', index, 'id'], `id: ${id} is used twice`)] : []
    })
}
