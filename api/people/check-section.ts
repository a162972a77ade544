import type { Tx } from '../../db/client.ts'
import { isLeader, type SectionRow } from '../../db/sections.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { conflict, invalid } from '../errors.ts'

/**
 * A name that two sections share would leave a ledger's cell without one responsible section.
 * @throws Refusal 409 naming the section that has it
 */
export function keepNamesApart(section: SectionRow, all: readonly SectionRow[]): void {
  const wanted = new Set([section.name, ...section.aliases].map(normaliseName))
  const taken = all
    .filter((other) => other.id !== section.id)
    .find((other) => [other.name, ...other.aliases].some((name) => wanted.has(normaliseName(name))))
  if (!taken) return
  throw conflict('section.name-taken', {
    zh: `名称或简称与“${taken.name}”重复`,
    en: `The name or an alias is also that of ${taken.name}`,
  })
}

/** @throws Refusal 422 when the person does not lead anything that day */
export async function demandLeader(tx: Tx, personId: string, day: string): Promise<void> {
  if (await isLeader(tx, personId, day)) return
  throw invalid('leader', 'section.leader', {
    zh: '分管领导须由任分管领导的人担任,请先任职',
    en: 'The leader in charge has to hold the role of a leader; grant it first',
  })
}

/** Aliases without the name itself and without repetition. */
export function distinctAliases(name: string, aliases: readonly string[]): readonly string[] {
  const seen = new Set([normaliseName(name)])
  return aliases.filter((alias) => {
    const key = normaliseName(alias)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
