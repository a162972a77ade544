import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { CaseHit } from '../db/cases.ts'

export type Ranked = CaseHit & { readonly score: number }

let jieba: Jieba | undefined

/** The dictionary takes a moment and a few megabytes, so it is read when first asked. */
function cutter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/** Words that say something: a single character rarely does, unless there is nothing else. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = cutter()
    .cut(text.normalize('NFKC').toLowerCase(), true)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const telling = words.filter((word) => Array.from(word).length > 1)
  return new Set(telling.length > 0 ? telling : words)
}

/** Below this two problems share no more than their subject. */
const MIN_SCORE = 0.2

/** What may be the same problem, best first: the share of words that two texts have in common, 0–1. */
export function rankSimilar(text: string, found: readonly CaseHit[], limit: number): Ranked[] {
  const asked = wordsOf(text)
  return found
    .map((hit) => ({ ...hit, score: overlap(asked, wordsOf(hit.title)) }))
    .filter((hit) => hit.score >= MIN_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** Twice the common words over all words, so that a short title can match a long description half. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((word) => b.has(word)).length
  const dice = (2 * common) / (a.size + b.size)
  return Math.round(dice * 100) / 100
}
