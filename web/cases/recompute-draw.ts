import { draw, sampleSize } from '../../workflows/audit/rules.ts'
import type { AuditSample } from '../contract.ts'

/**
 * What drawing again came to. `cannot`: the browser has no hash function, because the page did not come
 * by a safe connection.
 */
export type Verdict = {
  readonly is: 'same' | 'different' | 'cannot'
  /** Closures whose hash was computed here, and those of which the reader has only the hash. */
  readonly checked: number
  readonly kept: number
}

/**
 * Draws an audit's sample again from its seed: every hash that can be is computed anew, the record's entry
 * begins the seed, and those drawn are as many as the rules say, with the smallest hashes.
 */
export async function drawAgain({ seed, entry, size, population }: AuditSample): Promise<Verdict> {
  const subtle = globalThis.crypto?.subtle
  const known = population.flatMap(({ id, hash }) => (id === null ? [] : [{ id, hash }]))
  const figures = { checked: known.length, kept: population.length - known.length }
  if (!subtle) return { is: 'cannot', ...figures }
  const sha256 = async (text: string) => {
    const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  const hashes = await Promise.all(known.map(({ id }) => sha256(seed + id)))
  const isHashed = known.every(({ hash }, i) => hashes[i] === hash)
  const isSeeded = entry === null || (entry.hash !== null && seed.startsWith(`${entry.hash}:`))
  const taken = new Set(draw(population, sampleSize(population.length, size)))
  const isDrawn = population.every((one) => one.drawn === taken.has(one))
  return { is: isHashed && isSeeded && isDrawn ? 'same' : 'different', ...figures }
}
