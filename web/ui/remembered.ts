/** A choice kept on this device; a browser that refuses storage merely forgets it. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`qingfeng.${key}`)
  } catch {
    return null
  }
}

/** Keeps a choice on this device; null forgets it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`qingfeng.${key}`)
    else localStorage.setItem(`qingfeng.${key}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
}
