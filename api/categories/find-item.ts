import type { NegativeItem } from '../../db/negative-list.ts'
import { gist } from '../ledger-import/normalise.ts'

/** What two ways to write an item have in common: “严禁推诿拖延” and “推诿拖延” are one. */
const core = (words: string): string => gist(words).replace(/^(?:严禁|禁止|不得)/, '')

/** The item that words name: by its id, its text, or another word for it. Anything less sure is none. */
export function findItem(words: string, items: readonly NegativeItem[]): NegativeItem | undefined {
  const wanted = core(words)
  if (wanted === '') return undefined
  return items.find(
    ({ id, zh, en, aliases }) =>
      id === words.trim() || [zh, en, ...aliases].some((text) => core(text) === wanted),
  )
}

/** What a case keeps as its category: the item's id where words name one, else the words. */
export const categoryFrom = (words: string, items: readonly NegativeItem[]): string =>
  findItem(words, items)?.id ?? words
