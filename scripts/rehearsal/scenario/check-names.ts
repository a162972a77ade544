import { isRole, roles } from '../../../workflows/kit/definition.ts'
import { normaliseName } from '../../../workflows/kit/normalise.ts'
import type { KnownNames } from './known-names.ts'
import { didYouMean } from './nearest.ts'
import { FileProblems, type Problem } from './problems.ts'
import type { Scenario } from './scenario.ts'
import type { Path, YamlFile } from './yaml-file.ts'

type Say = (path: Path, message: string) => Problem[]

/**
 * Checks whom, where and what a scenario names. What stands in `with` is left to the API, which refuses it
 * on the record. @throws FileProblems with the nearest known name for each that there is not
 */
export function checkNames(scenario: Scenario, yaml: YamlFile, known: KnownNames): void {
  const say: Say = (path, message) => [yaml.problemAt(path, message)]
  const ids = scenario.events.flatMap((event) => event.id ?? [])
  const oneOf = (what: string, name: string | undefined, of: readonly string[], path: Path) =>
    name === undefined || has(of, name)
      ? []
      : say(path, `there is no ${what} ${name}${didYouMean(name, of)}`)
  const section = (name: string | undefined, path: Path) =>
    oneOf('section', name, known.sections, path)
  const aCase = (name: string | undefined, path: Path) =>
    name !== undefined && isNumber(name) ? [] : oneOf('event with the id', name, ids, path)

  const problems = [
    ...checkRules(scenario.rules, known, (path, message) => say(['rules', ...path], message)),
    ...scenario.events.flatMap((event) => {
      const at = (...path: Path): Path => ['events', event.index, ...path]
      return [
        ...oneOf('operation', event.do, known.operations, at('do')),
        ...checkWho(event.as, known, (path, message) => say(at('as', ...path), message)),
        ...oneOf('kind of task', event.task?.kind, known.kinds, at('task', 'kind')),
        ...aCase(event.task?.case, at('task', 'case')),
        ...section(event.task?.section, at('task', 'section')),
        ...(event.do.startsWith('task.') && !event.task
          ? say(at('do'), `${event.do} needs a task: { case: …, kind: … }`)
          : []),
      ]
    }),
    ...scenario.behaviour.flatMap((one) => {
      const at = (...path: Path): Path => ['behaviour', one.index, ...path]
      const isPattern = one.task === '*' || matchesSome(one.task, known.kinds)
      return [
        ...(isPattern ? [] : oneOf('kind of task', one.task, known.kinds, at('task'))),
        ...section(one.section, at('section')),
        ...aCase(one.case, at('case')),
      ]
    }),
  ]
  if (problems.length > 0) throw new FileProblems(scenario.file, problems)
}

/** Rules that there are, with values that their units allow. */
export function checkRules(
  rules: Readonly<Record<string, number>>,
  known: Pick<KnownNames, 'rules'>,
  say: Say,
): Problem[] {
  const ids = known.rules.map((rule) => rule.id)
  return Object.entries(rules).flatMap(([id, value]) => {
    const rule = known.rules.find((r) => r.id === id)
    if (!rule) return say([id], `there is no rule ${id}${didYouMean(id, ids)}`)
    if (value < 0) return say([id], `${id} can not be below 0`)
    const isWhole = ['workdays', 'days', 'months', 'count'].includes(rule.unit)
    if (isWhole && !Number.isInteger(value)) return say([id], `${id} is a whole number`)
    return []
  })
}

/** A login, `public`, a role, or `role@section`. */
function checkWho(as: string | undefined, known: KnownNames, say: Say): Problem[] {
  if (as === undefined || as === 'public' || has(known.people, as)) return []
  const [role = '', section] = as.split('@')
  if (!isRole(role)) {
    return say([], `there is nobody called ${as}${didYouMean(as, [...known.people, ...roles])}`)
  }
  if (section === undefined || has(known.sections, section)) return []
  return say([], `there is no section ${section}${didYouMean(section, known.sections)}`)
}

const has = (names: readonly string[], name: string): boolean =>
  names.includes(name) || names.some((one) => normaliseName(one) === normaliseName(name))

const isNumber = (name: string): boolean => /^[A-Z]{1,6}-\d{4}-\d+$/.test(name)

const matchesSome = (pattern: string, kinds: readonly string[]): boolean =>
  pattern.endsWith('.*') && kinds.some((kind) => kind.startsWith(pattern.slice(0, -1)))
