import { z } from 'zod'
import { Rules } from './scenario-schema.ts'
import { parseYaml, type YamlFile } from './yaml-file.ts'

/** Values of rules from a file of their own: `ledger.rate.min: 0.9`, or the same below `rules:`. */
export function parseRules(file: string, text: string) {
  const yaml: YamlFile = parseYaml(file, text)
  const isWrapped = z.looseObject({ rules: z.looseObject({}) }).safeParse(yaml.value).success
  if (!isWrapped) return { rules: yaml.readBy(Rules, []), yaml, at: [] }
  const { rules } = yaml.readBy(z.strictObject({ rules: Rules }), ['rules'])
  return { rules, yaml, at: ['rules'] }
}
