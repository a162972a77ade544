import { Temporal } from 'temporal-polyfill'

/** Where a page ended: the sort key and the id of its last row. Opaque to whoever carries it. */
export type Cursor = { readonly key: string; readonly id: string }

export function encodeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** The cursor, or undefined when it was not made by `encodeCursor`. Keys are ISO instants or 'infinity'. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parsed) || parsed.length !== 2) return undefined
    const [key, id]: readonly unknown[] = parsed
    if (typeof key !== 'string' || typeof id !== 'string' || id.length > 200) return undefined
    if (id.includes('\0')) return undefined
    if (key !== 'infinity') Temporal.Instant.from(key)
    return { key, id }
  } catch {
    return undefined
  }
}
