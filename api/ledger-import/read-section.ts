import { normaliseName } from '../../workflows/kit/normalise.ts'
import { fold } from './normalise.ts'

export type LedgerSection = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** What a section cell says; `alias` is the name by which the section was known, if not its own. */
export type SectionReading =
  | { kind: 'matched'; section: LedgerSection; alias: string | null; lead: boolean }
  | { kind: 'ambiguous'; candidates: LedgerSection[] }
  | { kind: 'unknown'; suggestions: LedgerSection[] }
  | { kind: 'empty' }

/** Longer cells hold a text, not the names of sections. */
const MAX_CELL = 200

/**
 * The one section that is responsible, by name or alias. Of several sections the one marked 牵头 leads; otherwise a
 * person chooses, since one issue has one responsible section.
 */
export function readSection(text: string, sections: readonly LedgerSection[]): SectionReading {
  const bare = fold(text.replace(/\n/g, '、'))
  if (/^[-—/无]*$/.test(bare)) return { kind: 'empty' }
  if (bare.length > MAX_CELL) return { kind: 'unknown', suggestions: [] }
  const whole = matches(bare, sections)
  if (whole.length) return one(bare, whole, false)
  const parts = bare.split(/[、,;/|&+和及与 ]/).filter(Boolean)
  const lead = parts.find((part) => /^牵头|\(牵头\)$/.test(part))
  const leading = lead ? withoutMark(lead) : undefined
  const found = leading ? matches(leading, sections) : []
  if (leading && found.length) return one(leading, found, true)
  const named = [...new Set(parts.flatMap((part) => matches(withoutMark(part), sections)))]
  const all = parts.every((part) => matches(withoutMark(part), sections).length)
  if (named.length === 1 && all) return one(withoutMark(parts[0] ?? ''), named, false)
  if (named.length) return { kind: 'ambiguous', candidates: named }
  return { kind: 'unknown', suggestions: suggest(bare, sections) }
}

function one(text: string, found: readonly LedgerSection[], lead: boolean): SectionReading {
  const [section] = found
  if (!section || found.length > 1) return { kind: 'ambiguous', candidates: [...found] }
  const alias = normaliseName(section.name) === normaliseName(text) ? null : text
  return { kind: 'matched', section, alias, lead }
}

function matches(text: string, sections: readonly LedgerSection[]): LedgerSection[] {
  const key = normaliseName(text)
  const named = sections.filter(({ name }) => normaliseName(name) === key)
  if (named.length) return named
  return sections.filter(({ aliases }) => aliases.some((alias) => normaliseName(alias) === key))
}

function withoutMark(text: string): string {
  return text.replace(/^(?:牵头|配合|责任)?(?:科室|单位)?:|\((?:牵头|配合)\)$/g, '').trim()
}

/** Sections that share most of their characters with the text. */
function suggest(text: string, sections: readonly LedgerSection[]): LedgerSection[] {
  const wanted = new Set(normaliseName(text).replace(/[科室局股处]/g, ''))
  return sections
    .map((section) => ({
      section,
      shared: Math.max(...[section.name, ...section.aliases].map((name) => overlap(wanted, name))),
    }))
    .filter(({ shared }) => shared >= 0.5)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 5)
    .map(({ section }) => section)
}

function overlap(wanted: ReadonlySet<string>, name: string): number {
  const own = new Set(normaliseName(name).replace(/[科室局股处]/g, ''))
  const shared = [...own].filter((character) => wanted.has(character)).length
  return shared / Math.max(1, Math.min(own.size, wanted.size))
}
