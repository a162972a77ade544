/**
 * What a text can be found by: every character, every two neighbours, and in Latin words and numbers
 * every three, so that "0001" does not find "0010". Goes into the `search` columns (GIN).
 * Two-character words are the rule in Chinese, and trigram indexes do not help them.
 */
export function bigrams(...texts: readonly (string | null | undefined)[]): string[] {
  const grams = new Set<string>()
  for (const run of texts.flatMap((text) => runsOf(text ?? ''))) {
    run.forEach((character, i) => {
      grams.add(character)
      if (i + 1 < run.length) grams.add(character + run[i + 1])
      if (isPlainTriple(run, i)) grams.add(run.slice(i, i + 3).join(''))
    })
  }
  return [...grams]
}

/** The grams a query must all have: the longest there are. Empty when nothing in it can be searched. */
export function searchTerms(query: string): string[] {
  const terms = new Set<string>()
  for (const run of runsOf(query.slice(0, MAX_QUERY))) {
    if (run.length === 1) terms.add(run.join(''))
    for (let i = 0; i + 1 < run.length; i += 1) {
      if (isPlainTriple(run, i)) terms.add(run.slice(i, i + 3).join(''))
      else if (!isPlainTriple(run, i - 1)) terms.add(run.slice(i, i + 2).join(''))
    }
  }
  return [...terms]
}

/** Long descriptions are found by their beginning; an index of whole essays helps nobody. */
const MAX_TEXT = 2000
const MAX_QUERY = 100

/** Runs of letters and digits, folded: full width, case, invisible characters. */
function runsOf(text: string): string[][] {
  const folded = text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((run) => Array.from(run))
}

function isPlainTriple(run: readonly string[], i: number): boolean {
  return i >= 0 && i + 2 < run.length && /^[a-z0-9]{3}$/.test(run.slice(i, i + 3).join(''))
}
