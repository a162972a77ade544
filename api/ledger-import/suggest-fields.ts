import type { LedgerField } from './headings.ts'
import { squeeze } from './normalise.ts'
import { readDeadline } from './read-deadline.ts'
import type { PeopleIndex } from './read-people.ts'
import { readPeople } from './read-people.ts'
import type { LedgerSection } from './read-section.ts'
import { readSection } from './read-section.ts'
import type { FilledColumn } from './table-columns.ts'

type Context = {
  readonly sections: readonly LedgerSection[]
  readonly people: PeopleIndex
  readonly today: string
}

/**
 * What the columns of a table that nobody knows are likely to be, by what stands in them: column number → field. Only a
 * suggestion, for a person to take up.
 */
export function suggestFields(
  columns: readonly FilledColumn[],
  context: Context,
): ReadonlyMap<number, LedgerField> {
  const known = new Set(columns.map(({ field }) => field))
  const found = new Map<number, LedgerField>()
  for (const [field, isLikely] of likelihoods(context)) {
    if (known.has(field)) continue
    const open = columns.filter(({ field: read, chosen, contents, column }) => {
      return !read && !chosen && contents.length > 0 && !found.has(column)
    })
    const likely = open.filter(({ contents }) => isLikely(contents))
    const [best] = likely.sort((a, b) => meanLength(b.contents) - meanLength(a.contents))
    if (best) found.set(best.column, field)
  }
  return found
}

type Likelihood = readonly [field: LedgerField, isLikely: (texts: readonly string[]) => boolean]

/** From the plainest to the vaguest; a column is suggested for the first that fits. */
function likelihoods({ sections, people, today }: Context): readonly Likelihood[] {
  const named = (text: string) => readPeople(text, people)
  const isDeadline = (text: string) => {
    const cell = { text, number: null, date: null }
    const { kind } = readDeadline(cell, { reference: today, today })
    return text.length <= 30 && kind !== 'error' && kind !== 'default'
  }
  return [
    ['no', isNumbering],
    ['section', most((text) => /^(?:matched|ambiguous)$/.test(readSection(text, sections).kind))],
    ['deadline', most(isDeadline)],
    ['leader', most((text) => named(text).some((one) => isLeader(one)))],
    ['responsible', most((text) => named(text).some(({ kind }) => kind !== 'unknown'))],
    ['severity', most((text) => /^(?:一般|轻微|较轻|普通|严重|较重|重大)/.test(squeeze(text)))],
    ['status', most((text) => text.length <= 20 && /完成|整改|推进|落实|销号|办结/.test(text))],
    ['category', isCategory],
    ['title', (texts) => meanLength(texts) >= 6],
    ['measures', (texts) => meanLength(texts) >= 5],
  ]
}

/** Leaders belong to no section. */
const isLeader = (name: ReturnType<typeof readPeople>[number]): boolean =>
  name.kind === 'matched' && name.person.sectionId === null

const most =
  (is: (text: string) => boolean) =>
  (texts: readonly string[]): boolean =>
    texts.filter(is).length >= texts.length * 0.6

function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    /^\d{1,5}$/.test(squeeze(text)) ? Number(squeeze(text)) : -1,
  )
  return texts.length > 1 && numbers.every((n, i) => n >= 0 && n > (numbers[i - 1] ?? -1))
}

/** A few short words that come again and again. */
function isCategory(texts: readonly string[]): boolean {
  const isShort = texts.every((text) => text.length <= 10)
  return isShort && texts.length >= 4 && new Set(texts).size <= texts.length / 2
}

function meanLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
}
