/** Whether every word typed occurs in the text, in any order; spaces separate words. */
export function matches(typed: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const hay = texts.filter(Boolean).join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word))
}
