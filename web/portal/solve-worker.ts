import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

// In a thread of its own, so that the page stays smooth while a cheap phone calculates.
globalThis.onmessage = async ({ data }: MessageEvent<Challenge>) => {
  const solution = await solveChallenge({ challenge: data, deriveKey, timeout: 180_000 }).catch(
    () => null,
  )
  globalThis.postMessage(solution)
}
