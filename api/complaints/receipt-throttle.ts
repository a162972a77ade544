import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const FREE = 5
const FIRST_MS = 250
const LONGEST_MS = 4_000

/**
 * Slows guessing down without ever refusing a right code: after five wrong ones within ten minutes each
 * answer to the same pseudonym takes longer, up to four seconds, right or wrong. Sharing an address with
 * somebody who guesses costs seconds, never the way to one's own complaint.
 */
export function createReceiptThrottle(wait: (ms: number) => Promise<unknown> = sleep) {
  const wrong = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 600 })
  return {
    /** Waits as long as wrong codes from there have earned. */
    slowDown: async (pseudonym: string): Promise<void> => {
      const count = (await wrong.get(pseudonym))?.consumedPoints ?? 0
      if (count >= FREE) await wait(Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - FREE)))
    },
    wasWrong: async (pseudonym: string): Promise<void> => {
      await wrong.consume(pseudonym)
    },
  }
}

export type ReceiptThrottle = ReturnType<typeof createReceiptThrottle>
