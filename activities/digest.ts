import { createHash } from 'node:crypto'

/** sha-256 of an answer: the ledger shows that it is unchanged without holding it. */
export function digest(answer: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
