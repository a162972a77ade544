import { createHash } from 'node:crypto'
import type { DocumentContent } from '../../workflows/document.ts'

/** Everything that a signed document is. */
export type SignedDocument = {
  readonly id: string
  readonly kind: string
  readonly period: string | null
  readonly organ: string
  readonly number: string
  readonly withdraws: string | null
  readonly signedBy: string
  readonly signedAt: string
  readonly content: DocumentContent
}

/** sha-256 of a signed document, whatever the order its fields come back in. */
export function fingerprintOf(document: SignedDocument): string {
  const said = { ...document, signedAt: Date.parse(document.signedAt) }
  return createHash('sha256')
    .update(JSON.stringify(sorted(said)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, sorted(v)]),
  )
}
