import { seedRuleRows } from '../../../db/rules/seed-rules.ts'
import type { SeedBureau } from '../../../db/seed-bureau.ts'
import { sideSteps } from '../../../workflows/kit/side-steps.ts'
import { procedures } from '../../../workflows/procedures.ts'
import { adapters } from '../adapters/adapters.ts'
import type { Scenario } from './scenario.ts'

/** What a scenario may call by name. */
export type KnownNames = {
  /** Logins and names, those of people who join in the course of it included. */
  readonly people: readonly string[]
  /** Ids, names and aliases. */
  readonly sections: readonly string[]
  readonly operations: readonly string[]
  /** `<procedure>.<step>` */
  readonly kinds: readonly string[]
  readonly rules: readonly { readonly id: string; readonly unit: string; readonly value: number }[]
}

/** The one operation that is none of the API's: the system itself is away. */
export const SYSTEM_DOWN = 'system.down'

export function knownNames(
  bureau: SeedBureau,
  operations: Iterable<string>,
  scenario: Scenario,
): KnownNames {
  const said = (operation: string, fields: readonly string[]) =>
    scenario.events
      .filter((event) => event.do === operation)
      .flatMap((event) => fields.flatMap((field) => event.with?.[field] ?? []))
      .filter((name) => typeof name === 'string')
  return {
    people: [
      ...bureau.people.flatMap((p) => [p.login, p.name]),
      ...said('person.join', ['login', 'name']),
    ],
    sections: [
      ...bureau.sections.flatMap((s) => [s.id, s.name, ...s.aliases]),
      ...said('section.create', ['name', 'aliases']),
      ...said('section.change', ['name', 'aliases']),
    ],
    operations: [...new Set([...operations, ...Object.keys(adapters), SYSTEM_DOWN])],
    kinds: Object.values(procedures).flatMap((procedure) =>
      [...Object.keys(procedure.steps), ...Object.keys(sideSteps)].map(
        (step) => `${procedure.id}.${step}`,
      ),
    ),
    rules: seedRuleRows,
  }
}
