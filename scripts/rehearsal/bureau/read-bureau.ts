import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sampleBureau } from '../../../db/sample/sample-bureau.ts'
import type { SeedBureau } from '../../../db/seed-bureau.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { FileProblems, type Problem } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { Organization, organizationKeys } from '../scenario/scenario-schema.ts'
import { type Path, parseYaml, type YamlFile } from '../scenario/yaml-file.ts'
import { bureauOf } from './organization.ts'
import { readWorkbook } from './read-workbook.ts'

/**
 * The bureau that a scenario plays in: the sample, the one in the scenario, or that of another file, whose
 * path counts from the scenario's. @throws PlainError, FileProblems
 */
export async function readBureau(scenario: Scenario, yaml: YamlFile): Promise<SeedBureau> {
  const { bureau } = scenario
  if (bureau === 'sample') return sampleBureau
  if (typeof bureau !== 'string') {
    return checked(
      bureau,
      (at, message) => yaml.problemAt(['bureau', ...at], message),
      scenario.file,
    )
  }
  const file = path.resolve(path.dirname(scenario.file), bureau)
  if (/\.xlsx$/i.test(file)) return bureauOf(await readWorkbook(file))
  if (!/\.(ya?ml|json)$/i.test(file)) {
    const message = `bureau: ${bureau} is neither \`sample\` nor a .yaml or .xlsx file${didYouMean(bureau, ['sample'])}`
    throw new FileProblems(scenario.file, [yaml.problemAt(['bureau'], message)])
  }
  const other = parseYaml(file, textOf(file, scenario, yaml))
  const organization = other.readBy(Organization, organizationKeys)
  return checked(organization, (at, message) => other.problemAt(at, message), file)
}

function textOf(file: string, scenario: Scenario, yaml: YamlFile): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new FileProblems(scenario.file, [yaml.problemAt(['bureau'], `there is no file ${file}`)])
  }
}

function checked(
  organization: Organization,
  problemAt: (path: Path, message: string) => Problem,
  file: string,
): SeedBureau {
  const problems = wrongNames(organization, problemAt)
  if (problems.length > 0) throw new FileProblems(file, problems)
  return bureauOf(organization)
}

/** People and sections that are named and not there, or there twice. */
function wrongNames(
  { sections, people }: Organization,
  problemAt: (path: Path, message: string) => Problem,
): Problem[] {
  const logins = people.map((p) => p.login)
  const persons = [...logins, ...people.map((p) => p.name)]
  const places = sections.flatMap((s) => [s.id, s.name, ...s.aliases])
  const twice = (all: readonly string[], i: number) => all.indexOf(all[i] ?? '') !== i
  const ids = sections.map((s) => s.id)
  return [
    ...sections.flatMap((s, i) => [
      ...(twice(ids, i)
        ? [problemAt(['sections', i, 'id'], `section ${s.id} is there twice`)]
        : []),
      ...(['head', 'leader'] as const).flatMap((role) => {
        const who = s[role]
        if (who === undefined || persons.includes(who)) return []
        const message = `there is nobody called ${who}${didYouMean(who, persons)}`
        return [problemAt(['sections', i, role], message)]
      }),
    ]),
    ...people.flatMap((p, i) => [
      ...(twice(logins, i)
        ? [problemAt(['people', i, 'login'], `login ${p.login} is there twice`)]
        : []),
      ...(p.section && !places.includes(p.section)
        ? [
            problemAt(
              ['people', i, 'section'],
              `there is no section ${p.section}${didYouMean(p.section, places)}`,
            ),
          ]
        : []),
    ]),
  ]
}
