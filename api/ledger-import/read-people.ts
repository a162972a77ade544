import { normaliseName } from '../../workflows/kit/normalise.ts'
import { fold } from './normalise.ts'

export type LedgerPerson = {
  readonly id: string
  readonly name: string
  readonly sectionId: string | null
}

/** A name in a cell: one person, several of that name to choose from, or nobody, with the names that come close. */
export type PersonReading =
  | { kind: 'matched'; text: string; person: LedgerPerson; bySection: boolean }
  | { kind: 'ambiguous'; text: string; candidates: LedgerPerson[] }
  | { kind: 'unknown'; text: string; suggestions: LedgerPerson[] }

/** People by folded name; made once for all rows. */
export type PeopleIndex = {
  readonly byName: ReadonlyMap<string, readonly LedgerPerson[]>
  readonly longest: number
}

const titles =
  '(?:副?(?:科长|主任|局长|队长|大队长|中队长|书记|处长|股长|组长|部长|站长|所长|主席)|党组成员|党委委员|主管|科员|干事|' +
  '负责人|同志|老师|[一二三四]级(?:主任科员|调研员|科员)|专职|兼职)'
const titleAfter = new RegExp(`^(.{2,}?)${titles}+$`)
const titleBefore = new RegExp(`^${titles}+(.{2,})$`)

/** Longer cells and runs hold a text, not names: looking for names in them would only cost time. */
const [MAX_CELL, MAX_RUN] = [1000, 40]

/** Makes the index that `readPeople` looks names up in. */
export function indexPeople(people: readonly LedgerPerson[]): PeopleIndex {
  const byName = new Map<string, LedgerPerson[]>()
  for (const person of people) {
    const name = normaliseName(person.name)
    byName.set(name, [...(byName.get(name) ?? []), person])
  }
  return { byName, longest: Math.max(0, ...[...byName.keys()].map((name) => name.length)) }
}

/**
 * The people named in a cell, in order and each once. Titles, labels and telephone numbers are left out, 刘　洋 is one
 * name, and of two people called the same the one of the row's section is meant.
 */
export function readPeople(
  text: string,
  index: PeopleIndex,
  sectionId: string | null = null,
): PersonReading[] {
  if (text.length > MAX_CELL) {
    return [{ kind: 'unknown', text: `${text.slice(0, 40).toWellFormed()}…`, suggestions: [] }]
  }
  const read = new Map<string, PersonReading>()
  for (const name of namesIn(text, index)) {
    const key = normaliseName(name)
    if (key && !read.has(key)) read.set(key, readName(name, key, index, sectionId))
  }
  return [...read.values()]
}

function readName(
  text: string,
  key: string,
  index: PeopleIndex,
  sectionId: string | null,
): PersonReading {
  const found = index.byName.get(key) ?? []
  const here = found.filter((person) => person.sectionId !== null && person.sectionId === sectionId)
  const person = found.length === 1 ? found[0] : here.length === 1 ? here[0] : undefined
  if (person) return { kind: 'matched', text, person, bySection: found.length > 1 }
  if (found.length) return { kind: 'ambiguous', text, candidates: [...found] }
  return { kind: 'unknown', text, suggestions: suggest(key, index, sectionId) }
}

function namesIn(text: string, index: PeopleIndex): string[] {
  const parts = fold(text.replace(/\n/g, '、'))
    .replace(/\(.*?\)|\[.*?\]/g, '、')
    .replace(/\+?\d[\d-]{5,}/g, '、')
    .split(/[、,;/|&+。]/)
  return parts.flatMap((part) => splitPart(part.replace(/^[^:]{1,6}:/, '').trim(), index))
}

/** Tries the whole before its pieces, so that a blank or a 和 inside a name does not cut it. */
function splitPart(part: string, index: PeopleIndex): string[] {
  const bare = part.replace(/等(?:\d*人)?$/, '').trim()
  if (!bare) return []
  if (isKnown(bare, index)) return [bare]
  const untitled = withoutTitle(bare)
  if (untitled !== bare) return splitPart(untitled, index)
  return (
    pieces(bare, / /, index) ??
    runTogether(normaliseName(bare), index) ??
    pieces(bare, /[和及与]/, index) ?? [bare.replace(/ /g, '')]
  )
}

/** Cuts at a separator if every piece can be a name. */
function pieces(text: string, separator: RegExp, index: PeopleIndex): string[] | null {
  const parts = text.split(separator).filter(Boolean)
  const names = parts.filter((part) => !isTitle(part))
  if (parts.length < 2 || names.some((name) => withoutTitle(name).length < 2)) return null
  return names.flatMap((name) => splitPart(name, index))
}

function withoutTitle(name: string): string {
  return titleAfter.exec(name)?.[1]?.trim() ?? titleBefore.exec(name)?.[1]?.trim() ?? name
}

function isTitle(text: string): boolean {
  return new RegExp(`^${titles}+$`).test(text)
}

function isKnown(name: string, index: PeopleIndex): boolean {
  return index.byName.has(normaliseName(name))
}

/** 刘洋孙悦, 张和平和刘洋: names with nothing or an “and” between them, if all of it is names we know. */
function runTogether(text: string, index: PeopleIndex): string[] | null {
  if (!text) return []
  if (text.length > MAX_RUN) return null
  for (let length = Math.min(index.longest, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length)
    if (!index.byName.has(name)) continue
    const rest = runTogether(text.slice(length).replace(/^[和及与](?=.)/, ''), index)
    if (rest) return [name, ...rest]
  }
  return null
}

/** Names one character away, those of the section first. */
function suggest(key: string, index: PeopleIndex, sectionId: string | null): LedgerPerson[] {
  return [...index.byName]
    .filter(([name]) => key.length >= 2 && isOneCharacterAway(key, name))
    .flatMap(([name, people]) => people.map((person) => ({ name, person })))
    .map(({ name, person }) => ({
      person,
      rank: (person.sectionId === sectionId ? 0 : 2) + (name[0] === key[0] ? 0 : 1),
    }))
    .filter(({ rank }) => key.length > 2 || rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 5)
    .map(({ person }) => person)
}

function isOneCharacterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}
